/**
 * Does it once whatever is being pressed was let go, and at once where nothing is. A field is left when something else is
 * pressed; words that appear under the field then would move that away from under the finger, and nothing would be clicked.
 */
export function afterClick(deed: () => void): void {
  if (!isPressed) {
    deed();
    return;
  }
  // The click comes right after the pointer went up, in the same turn.
  const later = () => void setTimeout(deed);
  addEventListener('pointerup', later, { once: true });
}

let isPressed = false;
// Pages are drawn by the build too, where nobody presses anything.
if (typeof window !== 'undefined') {
  addEventListener('pointerdown', () => void (isPressed = true), { capture: true });
  for (const end of ['pointerup', 'pointercancel'] as const) addEventListener(end, () => void (isPressed = false), { capture: true });
}
