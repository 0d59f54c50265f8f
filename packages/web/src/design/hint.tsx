import { cloneElement, type DOMAttributes, lazy, type ReactElement, type ReactNode, Suspense, useEffect, useState } from 'react';
import { fetched } from './file.ts';

// What is said there stands elsewhere, too: one that does not come is not missed.
const Bubble = lazy(() =>
  fetched(() => import('./bubble.tsx')).then(
    (module) => ({ default: module.Bubble }),
    () => ({ default: () => null }),
  ),
);

/** How long somebody points at a thing before it says something. */
const PATIENCE_MS = 350;

interface Props {
  /** Nothing is said where there is none. What takes a while to say is said when it is asked for. */
  readonly label: string | (() => string) | undefined;
  readonly children: ReactElement<DOMAttributes<Element>>;
}

/**
 * What a thing is, for whoever points at it or comes to it by keys. A list has hundreds of these, and nobody reads more than a
 * few: until then a hint costs nothing.
 */
export function Hint({ label, children }: Props): ReactNode {
  const [target, setTarget] = useState<HTMLElement>();
  const [opened, setOpened] = useState(false);
  const [pointedAt, setPointedAt] = useState(false);
  useEffect(() => {
    if (!pointedAt) return setOpened(false);
    const timer = setTimeout(() => setOpened(true), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, [pointedAt]);
  const at = (element: EventTarget) => {
    if (!(element instanceof HTMLElement)) return;
    setTarget(element);
    setPointedAt(true);
  };
  const away = () => setPointedAt(false);
  return (
    <>
      {cloneElement(children, {
        onPointerEnter: ({ currentTarget, pointerType }) => pointerType === 'mouse' && at(currentTarget),
        onPointerLeave: away,
        onFocus: ({ currentTarget }) => currentTarget.matches(':focus-visible') && at(currentTarget),
        onBlur: away,
      })}
      {target && (
        <Suspense>
          <Bubble target={target} label={typeof label === 'function' ? label() : (label ?? '')} opened={opened && label !== undefined} />
        </Suspense>
      )}
    </>
  );
}
