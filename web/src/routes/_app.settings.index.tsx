import { createFileRoute } from '@tanstack/react-router';
import { SettingsPage } from '@/features/settings/settings-page';
import { SignOut } from '@/features/session/sign-out';

export const Route = createFileRoute('/_app/settings/')({ component: () => <SettingsPage signOut={<SignOut />} /> });
