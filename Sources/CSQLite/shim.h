// SQLite for Swift: what the importer cannot see (macros, variadic functions), each prefixed csqlite_.
#ifndef CSQLITE_SHIM_H
#define CSQLITE_SHIM_H
#include <sqlite3.h>
static inline sqlite3_destructor_type csqlite_transient(void) { return SQLITE_TRANSIENT; }
static inline sqlite3_destructor_type csqlite_static(void) { return SQLITE_STATIC; }
static inline int csqlite_db_config_bool(sqlite3 *db, int op, int on) {
  int was = 0;
  return sqlite3_db_config(db, op, on, &was);
}
#endif
