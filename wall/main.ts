import '@fontsource-variable/noto-sans-sc/wght.css';
import './theme/tokens.css';
import './theme/base.css';
import { mount } from 'svelte';
import App from './App.svelte';
import { routeOf } from './modes/route.ts';

mount(App, { target: document.body, props: { route: routeOf(window.location) } });
