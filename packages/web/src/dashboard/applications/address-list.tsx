import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconPencil, IconPlus, IconX } from '@tabler/icons-react';
import { type FormEvent, type ReactNode, useRef, useState } from 'react';
import { problemOf } from '../../api/index.ts';
import { CopyId, Tag, toast } from '../../design/index.ts';
import { useOperator } from '../operator.ts';
import { aboutAddress } from './address.ts';
import css from './addresses.module.css';

interface Props {
  readonly title: string;
  readonly description: ReactNode;
  /** Said while there is none. */
  readonly none: string;
  readonly example: string;
  readonly addresses: readonly string[];
  readonly isNative: boolean;
  readonly mayWrite: boolean;
  /** There can be one only: a further one takes its place. */
  readonly single?: boolean;
  /** Keeps exactly these. What it throws is told below the field. */
  readonly save: (addresses: string[]) => Promise<unknown>;
}

/** Addresses of one kind: each is added, changed and taken away by itself, and holds at once. */
export function AddressList({ title, description, none, example, addresses, isNative, mayWrite, single = false, save }: Props): ReactNode {
  const [text, setText] = useState('');
  /** The one that is being changed. */
  const [changing, setChanging] = useState<string>();
  const [wrong, setWrong] = useState('');
  const [isBusy, setBusy] = useState(false);
  const field = useRef<HTMLInputElement>(null);

  async function submit(event: FormEvent): Promise<void> {
    event.preventDefault();
    const uri = text.trim();
    if (uri === '' || isBusy) return;
    if (uri === changing) return end();
    if (addresses.includes(uri)) return setWrong('This address is there already.');
    setBusy(true);
    try {
      await save(changing !== undefined ? addresses.map((one) => (one === changing ? uri : one)) : [...addresses, uri]);
      end();
    } catch (error) {
      setWrong(problemOf(error).title);
    } finally {
      setBusy(false);
    }
  }

  function end(): void {
    setText('');
    setChanging(undefined);
    setWrong('');
  }

  async function put(wanted: readonly string[]): Promise<boolean> {
    try {
      await save([...wanted]);
      return true;
    } catch (error) {
      toast.failed(problemOf(error));
      return false;
    }
  }

  async function remove(uri: string): Promise<void> {
    if (changing === uri) end();
    const before = addresses;
    if (await put(before.filter((one) => one !== uri))) toast.undo('Address removed. Nobody is sent there any more.', () => void put(before));
  }

  function change(uri: string): void {
    setChanging(uri);
    setText(uri);
    setWrong('');
    field.current?.focus();
  }

  const asks = mayWrite && (!single || addresses.length === 0 || changing !== undefined);
  return (
    <div className={css['kind']}>
      <h3>{title}</h3>
      <p>{description}</p>
      {addresses.length === 0 ? (
        <p className={css['none']}>{none}</p>
      ) : (
        <ul className={css['list']} aria-label={title}>
          {addresses.map((uri) => (
            <li key={uri} data-changing={uri === changing || undefined}>
              <span>
                <CopyId id={uri} label="address" />
                <Remarks uri={uri} isNative={isNative} />
              </span>
              {mayWrite && (
                <>
                  <ActionIcon aria-label={`Change ${uri}`} onClick={() => change(uri)}>
                    <IconPencil size={16} />
                  </ActionIcon>
                  <ActionIcon aria-label={`Remove ${uri}`} onClick={() => void remove(uri)}>
                    <IconX size={16} />
                  </ActionIcon>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      <form onSubmit={(event) => void submit(event)} className={css['add']} hidden={!asks}>
        <TextInput
          ref={field}
          aria-label={changing === undefined ? `Add to ${title.toLowerCase()}` : `Change ${changing}`}
          placeholder={example}
          value={text}
          onChange={(event) => {
            setText(event.currentTarget.value);
            setWrong('');
          }}
          onKeyDown={(event) => event.key === 'Escape' && changing !== undefined && end()}
          error={wrong || undefined}
          autoComplete="off"
          spellCheck={false}
          inputMode="url"
        />
        {changing !== undefined && <Button onClick={end}>Cancel</Button>}
        <Button type="submit" loading={isBusy} disabled={text.trim() === ''} leftSection={changing === undefined && <IconPlus size={16} />}>
          {changing === undefined ? 'Add' : 'Save'}
        </Button>
      </form>
    </div>
  );
}

/** What is special about an address, below it. */
function Remarks({ uri, isNative }: { readonly uri: string; readonly isNative: boolean }): ReactNode {
  const { isProduction } = useOperator().environment;
  const { sample, isWildcard, onlyInDevelopment } = aboutAddress(uri, isNative);
  if (!sample && !isWildcard && !onlyInDevelopment) return null;
  return (
    <small>
      {sample && <span>Such as {sample}</span>}
      {isWildcard && <span>* is any one label of the host</span>}
      {onlyInDevelopment && !isProduction && <Tag>Only in development: {onlyInDevelopment}</Tag>}
    </small>
  );
}
