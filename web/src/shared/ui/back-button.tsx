import { useLingui } from '@lingui/react/macro';
import { useNavigate, useRouter } from '@tanstack/react-router';
import { ArrowLeft } from 'lucide-react';
import { IconButton } from './button';

type Props = { to: '/' | '/household' | '/settings' | '/vehicles/$vehicleId' | '/vehicles/$vehicleId/fuel'; params?: { vehicleId: string } };

/** Goes up the way one came, or to the page above on a direct visit. */
export function BackButton({ to, params }: Props) {
  const { t } = useLingui();
  const router = useRouter();
  const navigate = useNavigate();
  const back = () => {
    if (router.history.canGoBack()) router.history.back();
    else if (params && (to === '/vehicles/$vehicleId' || to === '/vehicles/$vehicleId/fuel')) void navigate({ to, params });
    else void navigate({ to: to === '/household' || to === '/settings' ? to : '/' });
  };
  return <IconButton label={t`Back`} onClick={back} className="-ms-3"><ArrowLeft aria-hidden className="size-6" /></IconButton>;
}
