import { Button, TextInput } from '@mantine/core';
import { IconArrowRight, IconPlayerPlay } from '@tabler/icons-react';
import { getRouteApi, Link } from '@tanstack/react-router';
import { type SimulateSignInResponse, type SimulationNode, SimulationOutcome, SimulatorService } from '@tenon/api/tenon/v1/simulator_pb.ts';
import { type ReactNode, useState } from 'react';
import { useRead } from '../../../api/index.ts';
import { Answered, CopyId, EmptyState, FieldRow, Note, Section, StatusBadge, type Tone } from '../../../design/index.ts';
import { PickApp, PickOrganization } from '../../pick.tsx';
import css from './simulator.module.css';
import { PAGES, STEPS, sentence, whereDecided } from './words.ts';

const route = getRouteApi('/authentication/simulator');

/** What would happen if somebody signed in now, and which setting says so. The question stands in the address: send it on. */
export function SimulatorTab(): ReactNode {
  const { email = '', organization = '', client = '' } = route.useSearch();
  const navigate = route.useNavigate();
  const [text, setText] = useState(email);
  const [wrong, setWrong] = useState<string>();
  const answer = useRead(SimulatorService.method.simulateSignIn, { email, clientId: client, organizationId: organization }, { enabled: email !== '' });
  const ask = (question: { readonly email?: string; readonly organization?: string; readonly client?: string }) =>
    void navigate({ search: Object.fromEntries(Object.entries(question).filter(([, value]) => value)) });
  return (
    <>
      <Section
        title="What would happen if they signed in now?"
        description="The same decisions as for a real sign-in, without one: nothing is sent, nobody is signed in. The address need not belong to anybody."
      >
        <form
          noValidate
          className={css['question']}
          onSubmit={(event) => {
            event.preventDefault();
            const address = text.trim();
            if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address)) return setWrong('An e-mail address, such as alice@acme.com.');
            setWrong(undefined);
            if (address === email) answer.retry();
            ask({ email: address, organization, client });
          }}
        >
          <TextInput
            label="E-mail address"
            type="email"
            placeholder="alice@acme.com"
            autoComplete="off"
            value={text}
            onChange={(event) => {
              setText(event.currentTarget.value);
              setWrong(undefined);
            }}
            error={wrong}
          />
          <FieldRow>
            <PickOrganization
              label="The app asks for"
              placeholder="No organization"
              clearable
              value={organization}
              onChange={(id) => ask({ email, organization: id, client })}
            />
            <PickApp
              label="They come from"
              placeholder="Any application"
              clearable
              value={client}
              onChange={(id) => ask({ email, organization, client: id })}
            />
          </FieldRow>
          <div>
            <Button type="submit" variant="filled" leftSection={<IconPlayerPlay size={16} />} loading={answer.isFetching}>
              Simulate
            </Button>
          </div>
        </form>
      </Section>
      {email === '' ? (
        <EmptyState title="Ask before somebody else does">
          “Why does she not get in?” is answered here: which organization her address leads to, who has to vouch for her, what she is asked for, how long she
          stays.
        </EmptyState>
      ) : (
        <Section title={email} description="Decision by decision, in the order they are taken.">
          <Answered answer={answer} lines={9}>
            {(result) => <Result result={result} />}
          </Answered>
        </Section>
      )}
    </>
  );
}

function Result({ result }: { readonly result: SimulateSignInResponse }): ReactNode {
  return (
    <>
      <Outcome result={result} />
      <ol className={css['tree']}>
        {result.explanation.map((node) => (
          <Decision key={node.name} node={node} title={STEPS[node.name] ?? node.name} />
        ))}
      </ol>
    </>
  );
}

function Outcome({ result: { outcome, page, error, gate, passedPages } }: { readonly result: SimulateSignInResponse }): ReactNode {
  const way = passedPages.length > 0 && (
    <span className={css['way']}>
      Passing
      {[...passedPages, ...(page ? [page] : [])].map((name, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: one page may be passed twice
        <span key={index}>
          {index > 0 && <IconArrowRight size={14} aria-hidden />}
          {PAGES[name] ?? name}
        </span>
      ))}
    </span>
  );
  if (outcome === SimulationOutcome.SIGNED_IN) {
    return (
      <Note tone="accent">
        <b>They get in.</b>
        <span>The app gets a code, and its tokens for it.</span>
        {way}
      </Note>
    );
  }
  const because = gate && (
    <span>
      Gate <code>{gate}</code>
    </span>
  );
  if (outcome === SimulationOutcome.WAITS_ON_PAGE) {
    return (
      <Note tone="wait">
        <b>They stand before a page: {PAGES[page] ?? page}.</b>
        <span>Only they can decide what happens there.</span>
        {way}
        {because}
      </Note>
    );
  }
  return (
    <Note tone="bad">
      <b>They do not get in.</b>
      <span>
        {error ? (
          <>
            The app is told <code>{error}</code>.
          </>
        ) : (
          'A page of ours says so.'
        )}
      </span>
      {way}
      {because}
    </Note>
  );
}

const VERDICTS: Readonly<Record<string, readonly [tone: Tone, words: string]>> = {
  ok: ['good', 'Passed'],
  asked: ['wait', 'They are asked'],
  shut: ['bad', 'Shut'],
  not_reached: ['idle', 'Not reached'],
};

function Decision({ node, title }: { readonly node: SimulationNode; readonly title: ReactNode }): ReactNode {
  const [tone, words] = VERDICTS[node.verdict] ?? (['idle', node.verdict] as const);
  return (
    <li data-verdict={node.verdict}>
      <div className={css['decision']}>
        <b>{title}</b>
        <StatusBadge tone={tone}>{words}</StatusBadge>
        <p>{sentence(node.says)}</p>
        {node.decidedBy && <DecidedBy what={node.decidedBy} />}
      </div>
      {node.children.length > 0 && (
        <ol>
          {node.children.map((child) => (
            <Decision key={child.name} node={child} title={<CopyId id={child.name} label="organization id" />} />
          ))}
        </ol>
      )}
    </li>
  );
}

function DecidedBy({ what }: { readonly what: string }): ReactNode {
  const to = whereDecided(what);
  return <small>Decided by {to ? <Link to={to}>{what}</Link> : what}</small>;
}
