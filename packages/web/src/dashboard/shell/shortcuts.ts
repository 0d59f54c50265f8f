import { useRouter } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';

interface Sheets {
  readonly jump: () => void;
  readonly keys: () => void;
}

/** After `g`, where a letter leads. */
const PLACES: Readonly<Record<string, string>> = { h: '/', o: '/organizations', u: '/users' };
const PAIR_MILLISECONDS = 900;

/** The keys that work on every page. None of them is taken from somebody who types. */
export function useShortcuts({ jump, keys }: Sheets): void {
  const router = useRouter();
  const now = useRef({ jump, keys });
  now.current = { jump, keys };
  useEffect(() => {
    let goesUntil = 0;
    const onKeyDown = (event: KeyboardEvent) => {
      if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        now.current.jump();
        return;
      }
      if (event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return;
      if (event.timeStamp < goesUntil) {
        const place = PLACES[event.key];
        goesUntil = 0;
        if (place) void router.navigate({ to: place });
        return;
      }
      if (event.key === 'g') goesUntil = event.timeStamp + PAIR_MILLISECONDS;
      else if (event.key === '?') now.current.keys();
      else if (event.key === '/') {
        const search = document.querySelector<HTMLElement>('main [data-search]');
        if (search) event.preventDefault();
        search?.focus();
      }
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [router]);
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) || target.closest('[role="dialog"]') !== null);
