/**
 * Does it once whatever is being pressed was let go and has got its click. A field is left when something else is pressed;
 * words that appear under the field then would move that away from under the pointer, and nothing would be clicked.
 */
export function afterClick(deed: () => void): void {
  if (isPressed) waiting.push(deed);
  // A finger is up already when the field is left, and its click comes in the same turn.
  else setTimeout(deed);
}

let isPressed = false;
const waiting: (() => void)[] = [];

function letGo(): void {
  isPressed = false;
  for (const deed of waiting.splice(0)) setTimeout(deed);
}

// Pages are drawn by the build too, where nobody presses anything.
if (typeof window !== 'undefined') {
  addEventListener('pointerdown', () => void (isPressed = true), { capture: true });
  for (const end of ['pointerup', 'pointercancel']) addEventListener(end, letGo, { capture: true });
}
