// The same work in SimGrid (S4U), the peer of the model's speed: guests on hosts, each running its tasks back to back, job for job as work.ts.
// g++ -O2 peer.cpp -lsimgrid -o peer && ./peer HOSTS GUESTS TASKS CORES vm|bare [MIGRATIONS]
// `bare`: the tasks run on the hosts themselves, without SimGrid's layer of virtual machines: its fastest way. Prints one line of JSON.
#include <simgrid/plugins/live_migration.h>
#include <simgrid/s4u.hpp>
#include <simgrid/s4u/VirtualMachine.hpp>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <vector>

namespace sg4 = simgrid::s4u;

int main(int argc, char** argv)
{
  sg4::Engine engine(&argc, argv);
  if (argc < 6) {
    fprintf(stderr, "peer HOSTS GUESTS TASKS CORES vm|bare\n");
    return 1;
  }
  const int hostCount = atoi(argv[1]), guestCount = atoi(argv[2]), taskCount = atoi(argv[3]), cores = atoi(argv[4]);
  const bool bare = std::string(argv[5]) == "bare";
  const int migrationCount = argc > 6 ? atoi(argv[6]) : 0;
  sg4::Engine::set_config("contexts/stack-size:64");

  if (migrationCount > 0)
    sg_vm_live_migration_plugin_init();
  auto* zone = sg4::create_star_zone("estate");
  std::vector<sg4::Host*> hosts;
  for (int i = 0; i < hostCount; i++) {
    auto* host = zone->create_host("h" + std::to_string(i), 1e9)->set_core_count(cores);
    host->seal();
    auto* link = zone->create_split_duplex_link("l" + std::to_string(i), 1.25e9);
    link->seal();
    zone->add_route(host->get_netpoint(), nullptr, nullptr, nullptr, {{link, sg4::LinkInRoute::Direction::UP}}, true);
    hosts.push_back(host);
  }
  zone->seal();

  uint32_t state = 7;
  auto nextSize  = [&state]() {
    state = state * 1664525u + 1013904223u;
    return std::round(5e8 + state / 4294967296.0 * 1e9);
  };

  long finished = 0;
  double moving = 0;
  std::vector<sg4::VirtualMachine*> guests;
  const auto begun = std::clock();
  sg4::Actor::create("boot", hosts[0], [&]() {
    for (int i = 0; i < guestCount; i++) {
      std::vector<double> sizes(taskCount);
      for (auto& size : sizes)
        size = nextSize();
      sg4::Host* place = hosts[i % hostCount];
      if (!bare) {
        const auto name = "vm" + std::to_string(i);
        // a sender of 1250 MiB/s at most, and 5 percent of that rewritten by a busy guest
        auto* guest = migrationCount > 0 ? sg_vm_create_migratable(place, name.c_str(), 1, 1024, 1250, 5)
                                         : place->create_vm(name, 1, static_cast<size_t>(1024) << 20);
        guest->start();
        guests.push_back(guest);
        place = guest;
      }
      sg4::Actor::create("work", place, [sizes, &finished]() {
        for (double size : sizes) {
          sg4::this_actor::execute(size);
          finished++;
        }
      });
    }
    for (int i = 0; i < migrationCount; i++) {
      auto* guest  = guests[i];
      auto* target = hosts[(i + 1) % hostCount];
      sg4::Actor::create("move", hosts[0], [guest, target, i, &finished, &moving]() {
        sg4::this_actor::sleep_for(2 + i * 0.05);
        const double begin = sg4::Engine::get_clock();
        sg_vm_migrate(guest, target);
        moving += sg4::Engine::get_clock() - begin;
        finished++;
      });
    }
  });
  engine.run();
  const double cpu = static_cast<double>(std::clock() - begun) / CLOCKS_PER_SEC;
  printf("{\"finished\":%ld,\"seconds\":%.6f,\"movingSeconds\":%.6f,\"cpuRate\":%.1f}\n", finished, sg4::Engine::get_clock(),
         migrationCount > 0 ? moving / migrationCount : 0, finished / cpu);
}
