/**
 * The design system of the web apps: the look of the hosted pages as React components. It knows nothing of what the apps
 * are about. `/dashboard/design` shows every part of it.
 */
export { Answered } from './answered.tsx';
export { Count, Identity, Mark, StatusBadge, Tag } from './badge.tsx';
export { useAskBeforeUnload } from './before-unload.ts';
export { ButtonLink } from './button-link.tsx';
export { ConfirmDialog } from './confirm-dialog.tsx';
export { type Consequence, DryRunNotice } from './consequences.tsx';
export { CopyId, SecretOnce } from './copy.tsx';
export { CopyField } from './copy-field.tsx';
export { type CountChip, CountChips } from './count-chips.tsx';
export { type Column, DataTable, type Order, type RowAction, RowLink } from './data-table.tsx';
export { DetailDrawer } from './detail-drawer.tsx';
export { type Draft, useDraft } from './draft.ts';
export { DurationField } from './duration-field.tsx';
export { FileDrop } from './file-drop.tsx';
export { type Asked, type Choice, type Detail, FilterBar } from './filter-bar.tsx';
export { FailedModal, FormDrawer, FormModal } from './form.tsx';
export { type Form, FormBody } from './form-body.tsx';
export { Hint } from './hint.tsx';
export { Code, Json } from './json.tsx';
export { Clipped, Line, Lines, Quiet } from './lines.tsx';
export { answerOf, asListed, type ListState, wholeList } from './list.ts';
export { MetadataEditor } from './metadata-editor.tsx';
export { Columns, type Crumb, Headed, Page, Section, SiteName, Stacked, Toolbar } from './page.tsx';
export { PreviewFrame } from './preview-frame.tsx';
export type { FieldProblem, Problem } from './problem.ts';
export { ProgressBar } from './progress-bar.tsx';
export { dayOf, exactTime, relativeTime } from './relative-time.ts';
export { SearchField } from './search-field.tsx';
export { FieldRow, SaveBar, Setting, Settings, SettingsForm, SwitchSetting } from './settings-form.tsx';
export { ShowMore } from './show-more.tsx';
export { boundsOf } from './span.ts';
export { EmptyState, ErrorState, Facts, Note, useLate } from './states.tsx';
export { Stats } from './stats.tsx';
export { StatusAwaited, StatusDetail } from './status-detail.tsx';
export { type TabLink, Tabs } from './tabs.tsx';
export type { Tone } from './theme.ts';
export { Time } from './time.tsx';
export { type Moment, Timeline } from './timeline.tsx';
export { toast } from './toast.ts';
export { whenOpened, whenThere } from './when-opened.tsx';
