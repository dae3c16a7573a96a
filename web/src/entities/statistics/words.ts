import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import type { Season } from '@/gql/graphql';

export const seasonWords: Record<Season, MessageDescriptor> = {
  WINTER: msg`Winter`,
  SPRING: msg`Spring`,
  SUMMER: msg`Summer`,
  AUTUMN: msg`Autumn`,
};

export const shareWord = msg({ message: 'Share', context: 'of a sum' });
