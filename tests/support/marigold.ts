import { published, row } from './published.js';
import type { Passage } from '../../application/ports/passages.js';

const prices = { title: 'Prices · Marigold Hair Studio', headings: ['Prices', 'Cutting and styling'] };
const colour = { title: 'Prices · Marigold Hair Studio', headings: ['Prices', 'Colour'] };
const service = ['Service', 'Time', 'Price'];
const faq = (question: string): Partial<Passage> => ({
  title: 'Questions and answers · Marigold Hair Studio',
  headings: [question],
});
const rules = (heading: string): Partial<Passage> => ({
  title: 'Policies · Marigold Hair Studio',
  headings: ['House rules, kept short', heading],
});

/** What the made-up hair studio publishes. */
export const marigold: readonly Passage[] = [
  row(service, ['Women’s haircut', '60 min', '$62'], prices),
  row(service, ['Men’s haircut', '40 min', '$38'], prices),
  row(service, ['Children’s haircut (up to 12)', '30 min', '$24'], prices),
  row(service, ['Curly cut', '75 min', '$78'], prices),
  row(service, ['Fringe trim', '15 min', '$12'], prices),
  row(service, ['Wedding updo', '90 min', '$120'], prices),
  row(service, ['Full colour', '120 min', '$95'], colour),
  row(service, ['Balayage', '180 min', 'from $160'], colour),
  row(['Product', 'Size', 'Price'], ['Verdine shampoo', '250 ml', '$19'], {
    title: 'Products · Marigold Hair Studio',
    headings: ['Products we sell'],
  }),
  published(
    'hours',
    'monday closed\ntuesday 09:00–18:00\nwednesday 09:00–18:00\nthursday 11:00–20:00\nfriday 09:00–18:00\nsaturday 09:00–15:00\nsunday closed',
    { title: 'Opening hours · Marigold Hair Studio', headings: ['Opening hours'] },
  ),
  published('hours', '2026-12-24 09:00–12:00\n2026-12-25 closed\n2026-12-31 09:00–13:00', {
    title: 'Opening hours · Marigold Hair Studio',
    headings: ['Opening hours', 'Holidays and other exceptions'],
  }),
  published(
    'question',
    'Yes. Calm dogs are welcome, and there is a water bowl by the window.',
    faq('Are dogs allowed?'),
  ),
  published(
    'question',
    'There is a public car park behind the studio on Mill Street. The first hour is free.',
    faq('Is there parking?'),
  ),
  published(
    'question',
    'Cash, all common cards, Apple Pay and Google Pay. We do not take cheques.',
    faq('Which ways to pay do you take?'),
  ),
  published(
    'question',
    'Yes, free Wi-Fi for guests. The password is on the mirror.',
    faq('Do you have Wi-Fi?'),
  ),
  published(
    'question',
    'Yes for cuts and colour. For a fringe trim you can walk in, and we fit you in between two visits.',
    faq('Do I need an appointment?'),
  ),
  published(
    'question',
    'All our shampoos and colours are vegan and not tested on animals.',
    faq('Do you use vegan products?'),
  ),
  published(
    'question',
    'Yes. The entrance has no step, and the toilet on the ground floor is accessible.',
    faq('Is the studio wheelchair accessible?'),
  ),
  published(
    'text',
    'Please cancel or move your appointment at least 24 hours ahead. Later than that we charge half of the price of the service.',
    rules('Cancellation'),
  ),
  published(
    'text',
    'For balayage, full head highlights and wedding updos we ask for a deposit of $30 when you book. It is taken off the price on the day.',
    rules('Deposits'),
  ),
  published(
    'text',
    'Unopened products can be returned within 14 days with the receipt.',
    rules('Refunds on products'),
  ),
  published(
    'text',
    'Ines is our junior stylist. A cut with Ines costs 20 % less than the price on the list.',
    { title: 'Team · Marigold Hair Studio', headings: ['The team', 'Ines Varga-Holt'] },
  ),
  published('text', 'Our gift cards come in any amount from $20 and are valid for three years.', {
    title: 'Gift cards · Marigold Hair Studio',
    headings: ['Gift cards'],
  }),
  published('text', 'Marigold opened in 2014 in a former sail loft.', {
    title: 'About us · Marigold Hair Studio',
    headings: ['About Marigold'],
  }),
  published('contact', 'Phone: +1 555 010 0142', { title: 'Contact · Marigold Hair Studio' }),
  published('contact', 'E-mail: hello@marigold.example', { title: 'Contact · Marigold Hair Studio' }),
  published('contact', 'Address: Marigold Hair Studio, 27 Harbour Lane, Port Ellery, OR 97000', {
    title: 'Contact · Marigold Hair Studio',
  }),
];
