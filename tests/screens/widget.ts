import type { Page } from 'playwright-core';
import type { Camera } from './camera.js';

const send = async (page: Page, text: string): Promise<void> => {
  await page.getByRole('textbox').fill(text);
  await page.getByRole('button', { name: 'Send' }).click();
};

/** The widget on the demo’s website, from the bubble to its end. */
export async function widgetScreens(camera: Camera, origin: string): Promise<void> {
  await camera.walk({}, origin, async (page, take) => {
    await page.goto(`${origin}/demo/`);
    const bubble = page.getByRole('button', { name: /Open chat/u });
    await bubble.waitFor();
    await take('widget bubble');
    await bubble.click();
    await page.getByRole('textbox').waitFor();
    await take('widget notice');
    await send(page, 'How much is a haircut for women?');
    await page.getByText('From our pages').first().waitFor();
    await take('widget answer');
    await page.getByRole('button', { name: 'Talk to a person' }).click();
    await page.getByText('What is your name?').first().waitFor();
    await take('widget person');
    await page.context().setOffline(true);
    await send(page, 'Maria Lopez');
    await page.getByText('You are offline').first().waitFor();
    await take('widget offline');
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Skip' }).waitFor();
    await take('widget choices');
    await page.getByRole('button', { name: 'Get my data' }).click();
    await page.getByRole('link', { name: 'Your data: one file' }).waitFor();
    await take('widget copy');
    await page.getByRole('button', { name: 'Erase my data' }).click();
    await take('widget erase asked');
    await page.getByRole('button', { name: 'Erase for good' }).click();
    await page.getByText('Your data is being erased').first().waitFor();
    await take('widget erased');
    const receipt = await page.getByRole('link', { name: 'Receipt' }).getAttribute('href');
    await page.goto(new URL(receipt ?? '', origin).href);
    await take('page receipt');
  });
}
