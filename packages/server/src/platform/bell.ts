// When those who work in the background look: when they are woken, and every so often besides.

/** `milliseconds`, give or take a share of it by chance: processes and retries must not march in step. */
export const spread = (milliseconds: number, share: number): number => milliseconds * (1 - share + 2 * share * Math.random());

/** In milliseconds. */
export const A_MOMENT = 10;

/** Something to wait for, for a while. A ring while nobody waits is not lost. */
export function createBell() {
  let rang = false;
  let goingToRing = false;
  let answer: (() => void) | undefined;
  const ring = () => {
    rang = true;
    answer?.();
  };
  return {
    ring,
    ringSoon() {
      if (goingToRing) return;
      goingToRing = true;
      setTimeout(() => {
        goingToRing = false;
        ring();
      }, A_MOMENT);
    },
    async rung(withinMilliseconds: number): Promise<void> {
      if (!rang) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, withinMilliseconds);
          answer = () => {
            clearTimeout(timer);
            resolve();
          };
        });
      }
      answer = undefined;
      rang = false;
    },
  };
}
