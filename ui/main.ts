import { mount } from 'svelte';
import App from './App.svelte';
import './theme/tokens.css';
import './theme/base.css';

const target = document.querySelector('#app');
if (target !== null) mount(App, { target });
