import { mount } from 'svelte';
import App from './App.svelte';
import { language } from './texts/language.js';
import './theme/tokens.css';
import './theme/base.css';

document.documentElement.lang = language;
const target = document.querySelector('#app');

async function start(): Promise<void> {
  if (target === null) return;
  // Whoever runs the installation has a page of their own, and nobody else loads it.
  const isOperator = location.pathname.startsWith('/operator');
  mount(isOperator ? (await import('./operator/Operator.svelte')).default : App, { target });
}
void start();
