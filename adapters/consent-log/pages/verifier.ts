import { ed25519 } from '@noble/curves/ed25519.js';
import { sha256 } from '@noble/hashes/sha2.js';
import {
  checkPacket,
  createLogCheck,
  toHex,
  type Outside,
  type PacketFiles,
  type Tools,
  type Verdict,
} from '../../../domain/consent-log/consent-log.js';
import { isZip, openPacket } from '../packet-zip.js';

// The page has no server: whatever it is given stays in this window.

const tools: Tools = {
  sha256,
  verify(signature, message, publicKey) {
    try {
      return ed25519.verify(signature, message, publicKey);
    } catch {
      return false;
    }
  },
};

const form = element('form', HTMLFormElement);
const file = element('#file', HTMLInputElement);
const recordings = element('#recordings', HTMLInputElement);
const older = element('#older', HTMLTextAreaElement);
const key = element('#key', HTMLInputElement);
const result = element('#result', HTMLElement);

function element<Kind extends Element>(selector: string, kind: new () => Kind): Kind {
  const found = document.querySelector(selector);
  if (found instanceof kind) return found;
  throw new Error(`There is no ${selector}`);
}

form.addEventListener('submit', (event) => {
  event.preventDefault();
  const [chosen] = file.files ?? [];
  if (chosen !== undefined) void check(chosen);
});
file.addEventListener('change', () => {
  form.requestSubmit();
});

async function check(chosen: File): Promise<void> {
  show(heading('Checking …', 'busy'));
  try {
    showVerdict(await verdictOn(chosen, await outside()), chosen.name);
  } catch {
    show(heading('This file cannot be read', 'bad'), paragraph('Choose it again, or another copy of it.'));
  }
}

async function outside(): Promise<Outside> {
  const hashes = await Promise.all(
    [...(recordings.files ?? [])].map(async (one) => [one.name, toHex(sha256(await bytesOf(one)))] as const),
  );
  return {
    older: older.value.trim() === '' ? undefined : older.value,
    key: key.value.trim() === '' ? undefined : key.value.trim(),
    recordings: Object.fromEntries(hashes),
  };
}

const bytesOf = async (one: Blob): Promise<Uint8Array> => new Uint8Array(await one.arrayBuffer());

async function verdictOn(chosen: File, known: Outside): Promise<Verdict> {
  if (isZip(await bytesOf(chosen.slice(0, 2)))) {
    const files: PacketFiles = openPacket(await bytesOf(chosen)) ?? new Map<string, Uint8Array>();
    return checkPacket(tools, files, known);
  }
  const log = createLogCheck(tools, known);
  const reader = chosen.stream().pipeThrough(new TextDecoderStream()).getReader();
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) log.text(piece.value);
  return log.end();
}

function showVerdict({ isWell, found, failures, key: usedKey }: Verdict, name: string): void {
  show(
    heading(isWell ? 'Nothing was tampered with' : 'This is not as it was signed', isWell ? 'good' : 'bad'),
    paragraph(name),
    ...(failures.length === 0 ? [] : [title('What fails'), list(failures.map(({ sentence }) => sentence))]),
    ...(found.length === 0 ? [] : [title('What was checked and is right'), list(found)]),
    ...(usedKey === null ? [] : [title('Signed with'), code(usedKey)]),
    ...(older.value.trim() === '' && key.value.trim() === ''
      ? [paragraph(element('#unknown', HTMLTemplateElement).content.textContent.trim())]
      : []),
  );
  result.focus();
}

function show(...parts: readonly Node[]): void {
  result.replaceChildren(...parts);
  result.hidden = false;
}

function made(name: string, text: string, kind = ''): HTMLElement {
  const node = document.createElement(name);
  node.textContent = text;
  node.className = kind;
  return node;
}
const heading = (text: string, kind: string): Node => made('h2', text, kind);
const title = (text: string): Node => made('h3', text);
const paragraph = (text: string): Node => made('p', text);
const code = (text: string): Node => made('code', text);
function list(sentences: readonly string[]): Node {
  const node = document.createElement('ul');
  node.append(...sentences.map((sentence) => made('li', sentence)));
  return node;
}
