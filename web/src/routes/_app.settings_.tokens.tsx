import { createFileRoute } from '@tanstack/react-router';
import { TokensPage } from '@/features/settings/tokens-page';

export const Route = createFileRoute('/_app/settings_/tokens')({ component: TokensPage });
