import { Outlet, createRootRouteWithContext } from '@tanstack/react-router';
import type { Boot } from '@/features/session/session';

export const Route = createRootRouteWithContext<{ boot: Boot }>()({ component: Outlet });
