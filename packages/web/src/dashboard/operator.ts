import { createContext, useContext } from 'react';

/** What somebody at the dashboard may do: see, change, and decide who else may. */
export type OperatorRole = 'owner' | 'manager' | 'viewer';

/** Who is at the dashboard, and where. */
export interface Operator {
  readonly userId: string;
  readonly email: string;
  readonly displayName: string;
  readonly role: OperatorRole;
  readonly environment: {
    readonly id: string;
    readonly name: string;
    readonly isProduction: boolean;
    readonly url: string;
    /** What the app's people call an organization: "Workspace", "Team". */
    readonly organizationWord: string;
  };
  readonly systemOrganizationId: string;
}

export const OperatorContext = createContext<Operator | undefined>(undefined);

export function useOperator(): Operator {
  const operator = useContext(OperatorContext);
  if (!operator) throw new Error('there is no operator outside the shell');
  return operator;
}

/** Whether what changes something is shown. The server refuses a viewer's writes in any case. */
export const useMayWrite = (): boolean => useOperator().role !== 'viewer';

export const useIsOwner = (): boolean => useOperator().role === 'owner';
