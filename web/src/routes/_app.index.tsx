import { createFileRoute } from '@tanstack/react-router';
import { GaragePage } from '@/features/garage/garage-page';

export const Route = createFileRoute('/_app/')({ component: GaragePage });
