import { createFileRoute } from '@tanstack/react-router';
import { AccountLink } from '@/features/session/account-link';
import { SettingsPage } from '@/features/settings/settings-page';
import { SignOut } from '@/features/session/sign-out';

export const Route = createFileRoute('/_app/settings/')({ component: () => <SettingsPage signOut={<><AccountLink /><SignOut /></>} /> });
