/** How long what was sent is still heard. Twilio does not tell, so it is reckoned by how fast people are spoken to. */
export interface Playing {
  add(words: string): void;
  stop(): void;
  leftMs(): number;
}

/** About 150 words a minute. */
const msPerCharacter = 65;

export function createPlaying(now: () => number): Playing {
  let endsAt = 0;
  return {
    add(words) {
      endsAt = Math.max(endsAt, now()) + words.length * msPerCharacter;
    },
    stop() {
      endsAt = 0;
    },
    leftMs: () => Math.max(0, endsAt - now()),
  };
}
