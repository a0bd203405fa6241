import { launchChromium } from '../support/chromium.js';
import { mia } from '../support/command-line.js';
import { dataDirectory, startProduct } from '../support/installation.js';
import { demoOwner } from '../support/members.js';
import { Camera } from './camera.js';
import { erasedScreens } from './erased.js';
import { dashboardScreens, stateScreens, outsideScreens } from './walks.js';
import { operatorScreens } from './operator.js';
import { widgetScreens } from './widget.js';

/** `npm run screens -- [FOLDER]`: pictures of every page and state, from one sandbox with the demo’s past. */
const folder = process.argv[2] ?? '.screens';
const data = dataDirectory();
process.stderr.write('Playing the demo …\n');
await mia({ DATA_DIR: data.path }, 'promises', '--json');
const product = await startProduct({
  ...{ DATA_DIR: data.path, TRUST_PROXY_HOPS: '1', OPERATOR_EMAIL: 'operator@example.com' },
});
const browser = await launchChromium();
const owner = await demoOwner(product);
const camera = new Camera(browser, folder);
const walks = {
  dashboard: () => dashboardScreens(camera, product.origin, owner),
  states: () => stateScreens(camera, product.origin, owner),
  erased: () => erasedScreens(camera, browser),
  operator: () => operatorScreens(camera, product.origin, owner),
  outside: () => outsideScreens(camera, product.origin),
  widget: () => widgetScreens(camera, product.origin),
};
try {
  for (const [name, walk] of Object.entries(walks)) {
    process.stderr.write(`${name} …\n`);
    await walk();
  }
} finally {
  camera.writeSheet();
  await browser.close();
  await product.stop();
  data.dispose();
}
for (const trouble of camera.troubles) process.stderr.write(`${trouble}\n`);
process.stdout.write(`${String(camera.pictures.length)} pictures: ${folder}/index.html\n`);
process.exit(camera.troubles.length === 0 ? 0 : 1);
