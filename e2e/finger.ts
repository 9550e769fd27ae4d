import type { Page } from 'playwright-core';

export interface Spot {
  x: number;
  y: number;
}

/** One finger on the glass, as the browser gets it from a touch screen: presses, swipes and scrolling are all real. */
export interface Finger {
  press(at: Spot): Promise<void>;
  /** In small steps, one each frame. */
  slide(to: Spot): Promise<void>;
  release(): Promise<void>;
}

const STEPS = 14;
const FRAME_MS = 16;

export async function fingerOn(page: Page): Promise<Finger> {
  const screen = await page.context().newCDPSession(page);
  let at: Spot = { x: 0, y: 0 };
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd') =>
    screen.send('Input.dispatchTouchEvent', {
      type,
      touchPoints:
        type === 'touchEnd' ? [] : [{ ...at, id: 1, radiusX: 8, radiusY: 8, force: 0.5 }],
    });
  return {
    async press(spot) {
      at = spot;
      await touch('touchStart');
    },
    async slide(to) {
      const from = at;
      for (let step = 1; step <= STEPS; step += 1) {
        const part = step / STEPS;
        at = { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
        await touch('touchMove');
        await page.waitForTimeout(FRAME_MS);
      }
    },
    async release() {
      await touch('touchEnd');
    },
  };
}
