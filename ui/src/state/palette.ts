import { shallowRef } from 'vue';

export const paletteOpen = shallowRef(false);
