const samplesPerSecond = 8_000;
const secondsMax = 20;

/** Keeps the newest twenty seconds that the microphone heard, until it is let go. Asks for the microphone. */
export async function takeMicrophone() {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  const context = new AudioContext({ sampleRate: samplesPerSecond });
  let pieces = [];
  let length = 0;
  try {
    await context.audioWorklet.addModule('/sandbox/handset/handset-worklet.js');
    const hearing = new AudioWorkletNode(context, 'hearing', { numberOfOutputs: 0 });
    hearing.port.addEventListener('message', ({ data }) => {
      pieces.push(data);
      length += data.length;
      while (length > secondsMax * samplesPerSecond) length -= pieces.shift().length;
    });
    hearing.port.start();
    context.createMediaStreamSource(stream).connect(hearing);
  } catch (error) {
    letGo(stream, context);
    throw error;
  }
  return {
    /** What was heard in the newest so many seconds, as the line takes it, or nothing; nothing of it is kept. */
    taken(seconds) {
      const heard = pieces.flatMap((piece) => [...piece]).slice(-Math.ceil(seconds * samplesPerSecond));
      [pieces, length] = [[], 0];
      return heard.length === 0 ? undefined : encoded(heard);
    },
    letGo: () => letGo(stream, context),
  };
}

function letGo(stream, context) {
  for (const track of stream.getTracks()) track.stop();
  void context.close();
}

function encoded(heard) {
  const samples = Int16Array.from(heard, (one) => Math.max(-1, Math.min(1, one)) * 32_767);
  const bytes = new Uint8Array(samples.buffer);
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
