import { createFileRoute } from '@tanstack/react-router';
import { HouseholdPage } from '@/features/household/household-page';
import { startAfresh } from '@/features/session/session';

export const Route = createFileRoute('/_app/household/')({ component: () => <HouseholdPage onLeft={() => void startAfresh('/')} /> });
