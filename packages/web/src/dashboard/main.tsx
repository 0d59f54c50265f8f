import '../design/sheets.css';
import { OperatorService } from '@tenon/api/tenon/v1/operators_pb.ts';
import { createQueries, createTransports, forgetAnswers, known } from '../api/index.ts';
import { show } from '../design/show.ts';
import { Dashboard } from './app.tsx';
import { createDashboardRouter } from './router.ts';

const transports = createTransports('dashboard', (returnTo) => location.assign(`/dashboard/sign-in?return_to=${encodeURIComponent(returnTo)}`));
const queries = createQueries();
const router = createDashboardRouter({ queries, transports });

known(queries, OperatorService.method.getCurrentOperator, {});
router.subscribe('onBeforeNavigate', ({ fromLocation, pathChanged }) => void (fromLocation && pathChanged && forgetAnswers()));
// What the server drew stands until the page itself can.
void router.load().then(() => show(() => <Dashboard transports={transports} queries={queries} router={router} />));
