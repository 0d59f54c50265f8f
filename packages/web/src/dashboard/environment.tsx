import type { MessageInitShape } from '@bufbuild/protobuf';
import { Skeleton } from '@mantine/core';
import { type Environment, EnvironmentService, type UpdateEnvironmentRequestSchema } from '@tenon/api/tenon/v1/environments_pb.ts';
import { OperatorService } from '@tenon/api/tenon/v1/operators_pb.ts';
import type { ReactNode } from 'react';
import { problemOf, useRead, useWrite } from '../api/index.ts';
import { ErrorState, Section, toast, useLate } from '../design/index.ts';

type Change = MessageInitShape<typeof UpdateEnvironmentRequestSchema>;

/** The environment and its settings; what needs them is shown once they are here. */
export function WithEnvironment({ children }: { readonly children: (environment: Environment) => ReactNode }): ReactNode {
  const { data, problem, retry } = useRead(EnvironmentService.method.getEnvironment, {});
  const late = useLate(!data && !problem);
  if (data?.environment) return children(data.environment);
  if (problem) return <ErrorState problem={problem} retry={retry} />;
  return (
    <Section title=" ">
      {['70%', '45%', '60%', '52%', '66%'].map((width) => (
        <Skeleton key={width} height={18} width={width} visible={late} animate={late} />
      ))}
    </Section>
  );
}

/** Saves some of the settings and offers to go back to those that were there before. */
export function useSaveEnvironment(): (change: Change, before: Change) => Promise<void> {
  const update = useWrite(EnvironmentService.method.updateEnvironment, { also: [OperatorService] });
  return async (change, before) => {
    await update.run(change);
    toast.undo('Saved. It holds from now on.', () => {
      update.run(before).then(
        () => toast.done('As it was before.'),
        (error) => toast.failed(problemOf(error)),
      );
    });
  };
}
