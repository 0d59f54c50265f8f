import { type ComponentType, type ReactNode, useEffect, useState } from 'react';
import { isOutdated, type LaterFile, laterFile, Unloaded } from './file.ts';
import type { Problem } from './problem.ts';
import { ErrorState } from './states.tsx';
import { toast } from './toast.ts';
import { t } from './words/index.ts';

interface Openable {
  readonly opened: boolean;
}

type Load<Props> = () => Promise<ComponentType<Props>>;

/**
 * A dialog or a drawer in a file of its own, loaded when it is opened for the first time: most people who come to a page never
 * see it, and a phone is busy for a while with what it is made of. The server has the browser fetch it once the page stands.
 * One that does not come is told of, and can be opened again.
 */
export function whenOpened<Props extends Openable>(load: Load<Props>): ComponentType<Props> {
  const file = laterFile(load);
  return function WhenOpened(props: Props): ReactNode {
    const Loaded = useFile(file, props.opened, 0, (unloaded) => {
      tell(unloaded);
      closeOf(props)?.();
    });
    // What was opened once stays, so that it can close in its own time.
    const [wanted, setWanted] = useState(props.opened);
    if (props.opened && !wanted) setWanted(true);
    // It opens after it is there: what had the focus before is remembered, and gets it back.
    const [isHere, setHere] = useState(false);
    const isLoaded = Loaded !== undefined && wanted;
    useEffect(() => setHere(isLoaded), [isLoaded]);
    return Loaded && wanted && <Loaded {...props} opened={props.opened && isHere} />;
  };
}

/** The same for what is only there while it is open. What cannot be closed says in its place that it did not come. */
export function whenThere<Props extends object>(load: Load<Props>): ComponentType<Props> {
  const file = laterFile(load);
  return function WhenThere(props: Props): ReactNode {
    const [round, setRound] = useState(0);
    const [problem, setProblem] = useState<Problem>();
    const Loaded = useFile(file, true, round, (unloaded) => {
      const close = closeOf(props);
      if (!close) return setProblem(unloaded);
      tell(unloaded);
      close();
    });
    if (Loaded) return <Loaded {...props} />;
    if (!problem) return null;
    const again = () => {
      setProblem(undefined);
      setRound(round + 1);
    };
    return <ErrorState problem={problem} retry={again} />;
  };
}

/** What is in a file, once it is wanted and here. @param round counts how often it was asked for in vain */
function useFile<Part>(file: LaterFile<Part>, wanted: boolean, round: number, onUnloaded: (problem: Problem) => void): Part | undefined {
  const [, setHere] = useState(false);
  const [broken, setBroken] = useState<{ readonly error: unknown }>();
  const isMissing = wanted && file.part === undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is asked for once each round, whoever hears that it did not come
  useEffect(() => {
    if (!isMissing) return;
    let isThere = true;
    file.load().then(
      () => isThere && setHere(true),
      (error: unknown) => {
        if (!isThere) return;
        if (!(error instanceof Unloaded)) return setBroken({ error });
        onUnloaded({ title: t('part.title'), detail: t('part.next'), code: 'page.unloaded', mayRetry: true, fields: [] });
      },
    );
    return () => {
      isThere = false;
    };
  }, [file, isMissing, round]);
  // A fault in what came is one of the page.
  if (broken) throw broken.error;
  return file.part;
}

/** Closes what did not open, so that its button works a second time. */
const closeOf = (props: object): (() => void) | undefined =>
  'onClose' in props && typeof props.onClose === 'function' ? (props.onClose as () => void) : undefined; // whatever else it could be told

/** Says that it did not come. Where a newer page is there, loading that is what helps; nothing that is not saved goes unasked. */
function tell(problem: Problem): void {
  void isOutdated().then((outdated) => {
    if (!outdated) return toast.failed(problem);
    toast.failed({ ...problem, detail: t('part.newer') }, { label: t('part.reload'), run: () => location.reload() });
  });
}
