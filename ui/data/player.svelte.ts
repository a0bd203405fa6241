import { getBlob } from './api.js';
import { waveOf, type Wave } from './wave.js';

const barCount = 240;

/** Plays the recording of one call, or the message that was left in it. Times are in milliseconds from its beginning. */
export class Player {
  status = $state.raw<'unloaded' | 'loading' | 'ready' | 'failed'>('unloaded');
  error = $state.raw<unknown>();
  /** Nothing where it can be heard but not drawn. */
  wave = $state.raw<Wave>();
  atMs = $state(0);
  isPlaying = $state(false);
  speed = $state(1);
  readonly durationMs: number;
  readonly #path: string;
  readonly #audio = new Audio();
  #address: string | undefined;
  #loading: Promise<void> | undefined;
  #frame: number | undefined;

  constructor(callId: string, durationMs: number, what: 'recording' | 'message' = 'recording') {
    this.#path = `/calls/${encodeURIComponent(callId)}/${what}`;
    this.durationMs = durationMs;
    this.#audio.addEventListener('play', () => {
      this.isPlaying = true;
      this.#follow();
    });
    for (const over of ['pause', 'ended'])
      this.#audio.addEventListener(over, () => {
        this.isPlaying = false;
      });
    this.#audio.addEventListener('timeupdate', () => {
      this.#read();
    });
  }

  /** Fetches the recording, once. */
  load(): Promise<void> {
    this.#loading ??= this.#load();
    return this.#loading;
  }

  async toggle(): Promise<void> {
    if (this.isPlaying) this.#audio.pause();
    else await this.#play();
  }

  async playFrom(ms: number): Promise<void> {
    this.seek(ms);
    await this.#play();
  }

  seek(ms: number): void {
    this.atMs = Math.min(Math.max(0, ms), this.durationMs);
    if (this.status === 'ready') this.#audio.currentTime = this.atMs / 1_000;
  }

  setSpeed(speed: number): void {
    this.speed = speed;
    this.#audio.playbackRate = speed;
  }

  /** Stops it and lets go of the recording. */
  close(): void {
    this.#audio.pause();
    if (this.#frame !== undefined) cancelAnimationFrame(this.#frame);
    if (this.#address !== undefined) URL.revokeObjectURL(this.#address);
    this.#audio.removeAttribute('src');
    this.#address = undefined;
    this.#loading = undefined;
    this.status = 'unloaded';
  }

  async #load(): Promise<void> {
    this.status = 'loading';
    this.error = undefined;
    try {
      const blob = await getBlob(this.#path);
      const wave = waveOf(await blob.arrayBuffer(), barCount);
      // It was closed meanwhile.
      if (this.#loading === undefined) return;
      this.wave = wave;
      this.#address = URL.createObjectURL(blob);
      this.#audio.src = this.#address;
      this.#audio.playbackRate = this.speed;
      this.#audio.currentTime = this.atMs / 1_000;
      this.status = 'ready';
    } catch (error) {
      this.error = error;
      this.status = 'failed';
      this.#loading = undefined;
    }
  }

  async #play(): Promise<void> {
    await this.load();
    if (this.status !== 'ready') return;
    if (this.atMs >= this.durationMs) this.seek(0);
    // Loading puts the speed back to the usual one.
    this.#audio.playbackRate = this.speed;
    await this.#audio.play().catch(() => {
      this.isPlaying = false;
    });
  }

  #follow(): void {
    this.#frame = requestAnimationFrame(() => {
      this.#read();
      if (this.isPlaying) this.#follow();
    });
  }

  #read(): void {
    if (!this.#audio.seeking) this.atMs = Math.min(this.#audio.currentTime * 1_000, this.durationMs);
  }
}
