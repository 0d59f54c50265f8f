import { getRouteApi } from '@tanstack/react-router';
import { type User, UserService } from '@tenon/api/scalekit/v1/users/users_pb.ts';
import { useRead } from '../../api/index.ts';

const route = getRouteApi('/users/$userId');

/** The person whose page this is; the page itself has asked for them already. For its tabs. */
export function useUser(): { readonly userId: string; readonly user: User | undefined } {
  const { userId } = route.useParams();
  const { data } = useRead(UserService.method.getUser, { identities: { case: 'id', value: userId } });
  return { userId, user: data?.user };
}
