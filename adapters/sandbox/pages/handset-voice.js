import { takeMicrophone } from './handset-microphone.js';
import { find } from './handset-parts.js';

const Recognition = window.SpeechRecognition ?? window.webkitSpeechRecognition;

/**
 * "Read aloud" and "Speak", for browsers that can; others do not see them. Nothing is asked of the browser before somebody
 * presses one. `hear` gets words as they are being spoken, `say` a sentence that is out, with its sound where it could be had.
 */
export function createVoice({ hear, say }) {
  const [loudspeaker, microphone] = ['read-aloud', 'speak'].map(find);
  const reading = createReading();
  const listening = Recognition && createListening({ hear, say, isMuted: reading.isSpeaking });

  const showLoudspeaker = () => {
    loudspeaker.hidden = nearVoices().length === 0;
  };
  window.speechSynthesis?.addEventListener?.('voiceschanged', showLoudspeaker);
  showLoudspeaker();
  loudspeaker.addEventListener('click', () => {
    press(loudspeaker, !isOn(loudspeaker));
    if (!isOn(loudspeaker)) reading.stop();
  });

  microphone.hidden = listening === undefined;
  microphone.addEventListener('click', () => {
    const isNowOn = !isOn(microphone);
    press(microphone, isNowOn);
    find('speak-hint').hidden = !isNowOn;
    if (isNowOn) listening.start(() => press(microphone, false));
    else listening.stop();
  });

  return {
    tell({ type, text, language, whole }) {
      if (type === 'heard' && !whole) reading.stop();
      if (type === 'speaking' && isOn(loudspeaker)) reading.read(text, language);
    },
    end() {
      reading.stop();
      listening?.stop();
      press(microphone, false);
      find('speak-hint').hidden = true;
    },
  };
}

const isOn = (button) => button.getAttribute('aria-pressed') === 'true';
const press = (button, isNowOn) => button.setAttribute('aria-pressed', String(isNowOn));

/** Voices that speak on this machine: what is said goes to nobody. */
const nearVoices = () =>
  (window.speechSynthesis?.getVoices() ?? []).filter(({ localService }) => localService);

function createReading() {
  const synthesis = window.speechSynthesis;
  return {
    isSpeaking: () => synthesis?.speaking ?? false,
    stop: () => synthesis?.cancel(),
    read(text, language) {
      const voices = nearVoices();
      const voice = voices.find(({ lang }) => lang.startsWith(language.slice(0, 2))) ?? voices[0];
      synthesis.speak(Object.assign(new SpeechSynthesisUtterance(text), { voice, lang: language }));
    },
  };
}

/** Listens until it is stopped: browsers stop by themselves after a silence. What is read aloud meanwhile is not heard. */
function createListening({ hear, say, isMuted }) {
  const recognition = new Recognition();
  Object.assign(recognition, { continuous: true, interimResults: true, lang: 'en-US' });
  let onRefused;
  let microphone;
  let beganAt;

  const finish = (words) => {
    // Browsers know the first words a little after they began.
    const seconds = beganAt === undefined ? 0 : (performance.now() - beganAt) / 1_000 + 1;
    beganAt = undefined;
    say(words, seconds > 0 ? microphone?.taken(seconds) : undefined);
  };
  recognition.addEventListener('result', ({ results, resultIndex }) => {
    if (isMuted()) return;
    for (const result of [...results].slice(resultIndex)) {
      const words = result[0].transcript.trim();
      beganAt ??= performance.now();
      if (result.isFinal) finish(words);
      else hear(words);
    }
  });
  recognition.addEventListener('error', ({ error }) => {
    if (error === 'no-speech' || error === 'aborted') return;
    onRefused?.();
    stop();
  });
  recognition.addEventListener('end', () => {
    if (onRefused !== undefined) recognition.start();
  });
  const stop = () => {
    onRefused = undefined;
    recognition.abort();
    microphone?.letGo();
    microphone = undefined;
  };
  return {
    stop,
    start(refused) {
      onRefused = refused;
      recognition.start();
      // Without the sound itself the words are enough.
      takeMicrophone().then(
        (taken) => {
          if (onRefused === refused) microphone = taken;
          else taken.letGo();
        },
        () => undefined,
      );
    },
  };
}
