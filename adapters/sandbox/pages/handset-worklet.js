/** Passes on what the microphone hears; runs beside the page, in the browser's sound thread. */
class Hearing extends AudioWorkletProcessor {
  process([[channel]]) {
    if (channel !== undefined) this.port.postMessage(channel.slice());
    return true;
  }
}
registerProcessor('hearing', Hearing);
