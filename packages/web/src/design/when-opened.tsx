import { type ComponentType, type ReactNode, Suspense, use, useEffect, useState } from 'react';

interface Openable {
  readonly opened: boolean;
}

type Load<Props> = () => Promise<ComponentType<Props>>;

const once = <Props,>(load: Load<Props>): Load<Props> => {
  let loaded: Promise<ComponentType<Props>> | undefined;
  return () => {
    loaded ??= load();
    return loaded;
  };
};

/**
 * A dialog or a drawer in a file of its own, loaded when it is opened for the first time: most people who come to a page never
 * see it, and a phone is busy for a while with what it is made of. The server has the browser fetch it once the page stands.
 */
export function whenOpened<Props extends Openable>(load: Load<Props>): ComponentType<Props> {
  const loaded = once(load);
  function Part(props: Props): ReactNode {
    const Loaded = use(loaded());
    // It opens after it is there: what had the focus before is remembered, and gets it back.
    const [isHere, setHere] = useState(false);
    useEffect(() => setHere(true), []);
    return <Loaded {...props} opened={props.opened && isHere} />;
  }
  return function WhenOpened(props: Props): ReactNode {
    // What was opened once stays, so that it can close in its own time.
    const [wanted, setWanted] = useState(props.opened);
    if (props.opened && !wanted) setWanted(true);
    return (
      wanted && (
        <Suspense>
          <Part {...props} />
        </Suspense>
      )
    );
  };
}

/** The same for what is only there while it is open. */
export function whenThere<Props extends object>(load: Load<Props>): ComponentType<Props> {
  const loaded = once(load);
  function Part(props: Props): ReactNode {
    const Loaded = use(loaded());
    return <Loaded {...props} />;
  }
  return function WhenThere(props: Props): ReactNode {
    return (
      <Suspense>
        <Part {...props} />
      </Suspense>
    );
  };
}
