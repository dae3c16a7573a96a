import { createFileRoute } from '@tanstack/react-router';
import { RatesPage } from '@/features/exchange-rates/rates-page';

export const Route = createFileRoute('/_app/settings_/rates')({ component: RatesPage });
