// The tokens come after Element Plus, whose components set their own defaults.
import 'element-plus/theme-chalk/base.css';
import 'element-plus/theme-chalk/el-autocomplete.css';
import 'element-plus/theme-chalk/el-dialog.css';
import 'element-plus/theme-chalk/el-input.css';
import 'element-plus/theme-chalk/el-overlay.css';
import 'element-plus/theme-chalk/el-popper.css';
import 'element-plus/theme-chalk/el-scrollbar.css';
import './style/tokens.css';
import './style/base.css';
import './style/controls.css';
import './style/element.css';
import './style/rules.css';
import './style/work.css';
import { createApp } from 'vue';
import App from './App.vue';
import { router } from './router';
import { keepStrayFilesOut } from './state/strayFiles';
import { alarm } from './state/toasts';
import { w } from './words';

// What nobody foresaw is said too, and the page stays.
window.addEventListener('unhandledrejection', () => alarm(() => w.problem.happened));

keepStrayFilesOut(window);

createApp(App).use(router).mount('#app');
