/** Where somebody is on the page, and what stands around it, should it go. */
interface Place {
  readonly element: HTMLElement;
  /** The dialog it is in; undefined on the page itself. */
  readonly layer: Element | undefined;
  /** From the nearest out, up to the layer or the page. */
  readonly around: readonly Element[];
  readonly row: { readonly body: Element; readonly at: number } | undefined;
}

const FOCUSABLE = 'a[href], button, input, select, textarea, [tabindex]';
const MENU = '[role=menu]';
const LAYER = '[role=dialog]';

/**
 * Whatever had the focus may go: a dialog closes, a row is answered and leaves its list. Browsers then begin at the top of the
 * page again, and whoever has only keys has lost their place. Here they are brought back to what they came from, such as the
 * button of the menu the dialog was opened from, or to what stands next to it: the next row, or the heading above.
 * @returns how to end it
 */
export function keepFocus(): () => void {
  /** The last place in each layer, the newest first. */
  let places: readonly Place[] = [];
  let here: Place | undefined;

  const arrive = ({ target }: Event) => {
    const element = target instanceof Element ? target.closest<HTMLElement>(FOCUSABLE) : null;
    // What is chosen from a menu goes with the menu: one is still at its button.
    if (!element || element.closest(MENU)) return;
    here = placeOf(element);
    const { layer } = here;
    places = [here, ...places.filter((place) => place.layer !== layer && (place.layer?.isConnected ?? true))];
  };
  // Whoever presses where nothing is has left by themselves. Beside a dialog that closes it.
  const leave = ({ target }: Event) => {
    if (target instanceof Element && !target.closest(`${FOCUSABLE}, [data-portal]`)) here = undefined;
  };
  const look = () => {
    const at = document.activeElement;
    if (!here || (at && at !== document.body) || !document.hasFocus()) return;
    // A button cannot have the focus while it works.
    if (here.element.isConnected) return here.element instanceof HTMLButtonElement && here.element.focus({ preventScroll: true });
    if (!places.some(goBack)) goTo(headingIn(document.querySelector('main') ?? document.body));
  };

  const seen = new MutationObserver(look);
  seen.observe(document.body, { childList: true, subtree: true });
  const listeners = [
    ['focusin', arrive],
    // Not every browser gives a button the focus that is pressed.
    ['click', arrive],
    ['pointerdown', leave],
  ] as const;
  for (const [type, listener] of listeners) document.addEventListener(type, listener, true);
  return () => {
    seen.disconnect();
    for (const [type, listener] of listeners) document.removeEventListener(type, listener, true);
  };
}

function placeOf(element: HTMLElement): Place {
  const layer = element.closest(LAYER) ?? undefined;
  const around: Element[] = [];
  for (let next = element.parentElement; next && next !== document.body; next = next.parentElement) {
    around.push(next);
    if (next === layer) break;
  }
  return { element, layer, around, row: rowOf(element) };
}

/** What brings more rows of a list goes with the last of them: next to it is the first that it brought. */
function rowOf(element: HTMLElement): Place['row'] {
  const row = element.closest('tbody > tr');
  const body = row?.parentElement ?? element.closest('[data-foot]')?.parentElement?.querySelector('tbody');
  return body ? { body, at: row ? [...body.children].indexOf(row) : body.children.length } : undefined;
}

/** To the place itself, or to what is next to it. False: nothing of it is left. */
function goBack({ element, layer, around, row }: Place): boolean {
  if (element.isConnected) return goTo(element);
  if (layer && !layer.isConnected) return false;
  if (row?.body.isConnected && goTo(inRow(rowAt(row.body, row.at), element))) return true;
  return around.some((one) => one.isConnected && goTo(headingIn(one)));
}

const rowAt = (body: Element, at: number): HTMLElement | null => {
  const rows = body.querySelectorAll<HTMLElement>(':scope > tr:not([aria-hidden])');
  return rows[Math.min(at, rows.length - 1)] ?? null;
};

/** What does nothing that cannot be taken back: an Enter that comes once too often must not answer for the next row. */
function inRow(row: HTMLElement | null, gone: HTMLElement): HTMLElement | null {
  const menu = row?.querySelector<HTMLElement>('[aria-haspopup=menu]');
  return (gone.matches('[aria-haspopup=menu]') && menu) || row?.querySelector<HTMLElement>('a[href]') || menu || row;
}

const headingIn = (part: Element): HTMLElement | null => part.querySelector('h1, h2');

function goTo(element: HTMLElement | null): boolean {
  if (!element) return false;
  // Rows and headings take the focus only when they are given it.
  if (!element.matches(FOCUSABLE)) element.tabIndex = -1;
  element.focus({ preventScroll: true });
  return document.activeElement === element;
}
