import { test } from 'vitest';
import { sortingCountMax } from '../../domain/kernel/sorting.js';
import { thread, type ThreadCommand, type ThreadEvent } from '../../domain/thread/thread.js';
import { given } from '../support/given.js';

const now = '2026-11-27T10:00:00.000Z';
const of = (textId: string) => ({ contactId: 'ben', textId });
const assign = (memberId: string | null, commandId = 'new'): ThreadCommand => ({
  type: 'AssignThread',
  data: { ...of('t1'), memberId },
  ...{ commandId, now },
});
const assigned = (memberId: string | null, changeId = 'new'): ThreadEvent => ({
  type: 'ThreadAssigned',
  data: { ...of('t1'), changeId, memberId, assignedAt: now },
});
const note = (noteId: string, textId = 't1'): ThreadCommand => ({
  type: 'NoteThread',
  data: { ...of(textId), noteId, text: 'A regular' },
  ...{ commandId: 'request', now },
});
const noted = (noteId: string, textId = 't1'): ThreadEvent => ({
  type: 'ThreadNoted',
  data: { ...of(textId), noteId, text: 'A regular', notedAt: now },
});
const mark = (isSpam: boolean, commandId = 'new'): ThreadCommand => ({
  type: 'MarkThread',
  data: { ...of('t1'), isSpam },
  ...{ commandId, now },
});
const marked = (isSpam: boolean, changeId = 'new'): ThreadEvent => ({
  type: 'ThreadMarked',
  data: { ...of('t1'), changeId, isSpam, markedAt: now },
});
const givenThread = given(thread);

test('one member takes care of it, then another, then nobody', () => {
  givenThread().when(assign('ada')).then(assigned('ada'));
  givenThread(assigned('ada', 'old')).when(assign('bo')).then(assigned('bo'));
  givenThread(assigned('ada', 'old')).when(assign(null)).then(assigned(null));
  // It was asked before, and another came in between.
  givenThread(assigned('ada', 'old'), assigned('bo')).when(assign('ada', 'old')).then();
});

test('it is spam, or is not after all', () => {
  givenThread().when(mark(true)).then(marked(true));
  givenThread(marked(true, 'old')).when(mark(false)).then(marked(false));
  givenThread(marked(true, 'old'), marked(false)).when(mark(true, 'old')).then();
});

test('a note is taken once, and not without end before the next text comes', () => {
  givenThread().when(note('n')).then(noted('n'));
  givenThread(noted('n')).when(note('n')).then();
  const many = Array.from({ length: sortingCountMax }, (_, no) => noted(String(no)));
  for (const one of [note('one more'), assign('ada'), mark(true)])
    givenThread(...many)
      .when(one)
      .thenRejected('TooMuchSorted');
  givenThread(...many)
    .when(note('0'))
    .then();
  givenThread(...many)
    .when(note('one more', 't2'))
    .then(noted('one more', 't2'));
  givenThread(...many, noted('one more', 't2'))
    .when(note('another', 't2'))
    .then(noted('another', 't2'));
});

test('of years of texts only the last 400 requests are known again', () => {
  const years = Array.from({ length: 2 * sortingCountMax + 1 }, (_, no) =>
    noted(String(no), `t${String(no)}`),
  );
  givenThread(...years)
    .when(note('1', 'new'))
    .then();
  givenThread(...years)
    .when(note('0', 'new'))
    .then(noted('0', 'new'));
});
