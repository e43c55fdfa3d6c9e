/// A real PostgreSQL for tests and samples, started from the binaries jar on the class path.
///
/// The jar is only a carrier: `postgres-OS-ARCH.txz` inside it is unpacked once into a cache folder
/// and its `initdb` and `postgres` are run directly. A server refuses to run as root, so root hands
/// the processes to the unprivileged user 65534 by `setpriv` (util-linux), which needs no user
/// namespace and therefore works in containers where `unshare` is forbidden. Durability is switched
/// off (`--no-sync`, `-F`): a cluster lives as long as its owner and no longer.
@NullMarked
package dev.slowpath.plugin.testkit.postgres;

import org.jspecify.annotations.NullMarked;
