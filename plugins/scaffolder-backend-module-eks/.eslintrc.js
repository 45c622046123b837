module.exports = require('../../eslint/packageConfig')(__dirname);
