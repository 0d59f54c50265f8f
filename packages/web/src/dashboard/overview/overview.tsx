import { Button } from '@mantine/core';
import { IconCheck, IconExternalLink } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ButtonLink, Columns, CopyId, ErrorState, Facts, Page, Section, Stacked } from '../../design/index.ts';
import { numberInEnglish } from '../../words/words.ts';
import { useMayWrite, useOperator } from '../operator.ts';
import { useWaiting } from '../requests/use-waiting.ts';
import css from './overview.module.css';
import { type Step, useSteps } from './steps.ts';

/** Room for a line that is on its way. */
const NOTHING_YET = '\u00a0';

/** Where one is, how far it has come, and what is next. */
export function OverviewPage(): ReactNode {
  const { environment, displayName } = useOperator();
  const { steps, organizations, users, problem, retry } = useSteps(environment);
  const waiting = useWaiting();
  const next = steps?.find(({ isDone }) => !isDone);
  const first = displayName.includes('@') ? '' : displayName.split(' ')[0];
  return (
    <Page
      title={first ? `Welcome, ${first}` : 'Overview'}
      description="How far this environment is on the way to its first sign-in, and what it holds. Every step is looked up: nothing is ticked off by hand."
    >
      <Columns>
        <Section title="The way to the first sign-in" description={steps ? said(steps, next) : NOTHING_YET}>
          {problem ? (
            <ErrorState problem={problem} retry={retry} />
          ) : (
            <ol className={css['steps']} aria-busy={!steps}>
              {(steps ?? []).map((step, index) => (
                <StepLine key={step.title} step={step} number={index + 1} isNext={step === next} />
              ))}
              {!steps && <li className={css['room']} aria-hidden />}
            </ol>
          )}
        </Section>
        <Stacked>
          <div className={css['numbers']}>
            <Link to="/organizations" className={css['number']}>
              <b>{steps ? numberInEnglish(organizations) : ' '}</b>
              <span>{organizations === 1 ? 'organization' : 'organizations'}</span>
            </Link>
            <Link to="/users" className={css['number']}>
              <b>{steps ? numberInEnglish(users) : ' '}</b>
              <span>{users === 1 ? 'user' : 'users'}</span>
            </Link>
            <Link to="/requests" className={css['number']}>
              <b>{waiting === undefined ? ' ' : numberInEnglish(waiting)}</b>
              <span>{waiting === 1 ? 'request' : 'requests'}</span>
            </Link>
          </div>
          <Section title="This environment">
            <Facts
              items={[
                ['Kind', environment.isProduction ? 'Production' : 'Development'],
                ['Address', <CopyId key="url" id={environment.url} label="address" />],
                ['Id', <CopyId key="id" id={environment.id} label="environment id" />],
              ]}
            />
          </Section>
        </Stacked>
      </Columns>
    </Page>
  );
}

const said = (steps: readonly Step[], next: Step | undefined): string =>
  next
    ? `${steps.filter(({ isDone }) => isDone).length} of ${steps.length} done. Next: ${lower(next.title)}.`
    : `${steps.length} of ${steps.length} done. Everything is in place: people can sign in.`;

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

function StepLine({ step, number, isNext }: { readonly step: Step; readonly number: number; readonly isNext: boolean }): ReactNode {
  const mayWrite = useMayWrite();
  return (
    <li data-done={step.isDone || undefined} aria-current={isNext ? 'step' : undefined}>
      <span className={css['dot']}>{step.isDone ? <IconCheck size={15} stroke={2.5} aria-label="Done" /> : number}</span>
      <div>
        <h3>{step.title}</h3>
        {!step.isDone && <p>{step.text}</p>}
        {isNext && mayWrite && (
          <div className={css['do']}>
            <ButtonLink to={step.to} params={step.params ?? {}} search={step.search ?? {}} variant="filled">
              {step.action}
            </ButtonLink>
            {step.elsewhere?.map(({ label, href }) => (
              <Button key={href} component="a" href={href} target="_blank" rel="noreferrer" rightSection={<IconExternalLink size={15} aria-hidden />}>
                {label}
              </Button>
            ))}
          </div>
        )}
      </div>
    </li>
  );
}
