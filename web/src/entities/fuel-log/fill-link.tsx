import { Link, useLocation, useNavigate, useRouter } from '@tanstack/react-router';
import { useCallback, type MouseEvent, type ReactNode } from 'react';

declare module '@tanstack/react-router' {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- merged into the router's own interface
  interface HistoryState {
    /** The dialog was opened over a page of the app: closing it goes back there. */
    fillOverPage?: boolean;
  }
}

/** Stands for "the vehicle filled last" where no vehicle is named. */
export const lastFilled = 'last';

const roomy = '(min-width: 600px) and (min-height: 480px)';

/** Opens the fill-up form: a dialog over the current page where there is room, else a page of its own. */
export function useOpenFill(): (vehicleId?: string) => void {
  const navigate = useNavigate();
  const { pathname } = useLocation();
  return useCallback((vehicleId) => {
    if (pathname === '/fill') return;
    if (!matchMedia(roomy).matches) void navigate({ to: '/fill', search: vehicleId ? { v: vehicleId } : {} });
    else void navigate({ to: '.', search: (old) => ({ ...old, fill: vehicleId ?? lastFilled }), state: { fillOverPage: true } });
  }, [navigate, pathname]);
}

type Props = { vehicleId?: string; className?: string; children: ReactNode };

/** A link to the fill-up form; opened in a tab of its own it is the page. */
export function FillLink({ vehicleId, className, children }: Props) {
  const open = useOpenFill();
  const onClick = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    open(vehicleId);
  };
  return <Link to="/fill" search={vehicleId ? { v: vehicleId } : {}} className={className} onClick={onClick}>{children}</Link>;
}

/** Closes the dialog: back to the page beneath, or the same page without it on a direct visit. */
export function useCloseFill(): () => void {
  const router = useRouter();
  const navigate = useNavigate();
  return useCallback(() => {
    if (router.state.location.state.fillOverPage) router.history.back();
    else void navigate({ to: '.', search: ({ fill: _fill, ...rest }) => rest, replace: true });
  }, [router, navigate]);
}
