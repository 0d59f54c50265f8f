import { Button } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { type ReactNode, useRef, useState } from 'react';
import css from './small.module.css';

interface Props {
  /** "Drop a file with everybody in it" */
  readonly title: string;
  /** What it may be. */
  readonly children: ReactNode;
  /** What the button says: "Choose a file". */
  readonly choose: string;
  /** As the browser's dialog wants it: ".csv,text/csv". */
  readonly accept: string;
  readonly onFile: (file: File) => void;
}

/** A place for a file: dropped there, or chosen by the button. */
export function FileDrop({ title, children, choose, accept, onFile }: Props): ReactNode {
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setOver] = useState(false);
  const take = (files: FileList | null) => {
    const [file] = files ?? [];
    if (file) onFile(file);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is the way of the mouse; the button within is everybody's.
    <div
      className={css['drop']}
      data-over={isOver || undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        take(event.dataTransfer.files);
      }}
    >
      <IconFileUpload size={30} stroke={1.5} aria-hidden />
      <p>{title}</p>
      <p>{children}</p>
      <Button variant="filled" onClick={() => input.current?.click()}>
        {choose}
      </Button>
      <input
        ref={input}
        type="file"
        accept={accept}
        hidden
        onChange={({ currentTarget }) => {
          take(currentTarget.files);
          currentTarget.value = '';
        }}
      />
    </div>
  );
}
