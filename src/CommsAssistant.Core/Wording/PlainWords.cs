using System.Collections.Frozen;

namespace CommsAssistant.Core.Wording;

/// <summary>
/// Words of every day: those that stand in lower case in the public updates of at least three organisations, and the commonest of English. A word that is none of them may be a name, or
/// a word that only insiders know.
/// </summary>
internal static class PlainWords
{
    private static readonly FrozenSet<string> Known = List.Split((char[]?)['\r', '\n', ' '], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>True for a word of the list, and for one that ends as such a word may.</summary>
    public static bool Hold(string word)
    {
        if (Known.Contains(word)) return true;
        foreach (var ending in (ReadOnlySpan<string>)["s", "es", "ed", "d", "ing", "ly", "er", "'s", "’s"])
            if (word.Length > ending.Length + 2 && word.EndsWith(ending, StringComparison.OrdinalIgnoreCase) && Known.Contains(word[..^ending.Length])) return true;
        return false;
    }

    private const string List = """
        ability able abnormal about above abundance accelerate accelerated accelerating accepted accepting access accessed accessible accessing
        account accounts accumulated accurate accurately achieve across action actions activated active actively activities activity actual add
        added adding addition additional additionally address addressed addresses addressing adequate adjust adjusted adjusting administrative
        advertised advise advised affect affected affecting affects aforementioned africa after afternoon again against agencies agency agent
        agents aggregation ago ahead alarm alarms alert alerted alerting alerts align all allocate allocated allocating allocation allow allowed
        allowing almost along already also alternate alternative although always am america among amount an analysis analytics analyzing and
        angry anonymous another answer answers anticipate anticipated any anybody anyone anything apologise apologize app apparent appear
        appeared appearing appears application applications applied apply applying appointment appointments appreciate appropriate approximately
        apps architectural architecture archive are area areas aren around arrived as asia ask asked asks assess assets assigned assistance
        associated asynchronous at attach attached attachment attachments attack attempt attempted attempting attempts attention auction
        auctions audit auth authenticate authenticated authenticating authentication authorization auto automated automatic automatically
        automation availability available average avoid awaiting aware away back backed backend backfill backfilled background backing backlog
        backlogged backlogs backoff backup backups bad balance balancer balancers balancing bandwidth bank banks base based baseline be bear
        became because become becomes becoming been before began begin beginning begins begun behavior behind being believe bell bells below
        best beta better between beyond big billing binary bit black blank block blocked blocking blocks blog blue board boat boats book booking
        bookings books boot boss bot both bots bottom bought break breaking brief bring bringing brings broad broader broadly broke broken
        brought browser browsers buffer bug bugs build building builds built bulk bursts bus buses business but button buy buys by bypass cache
        cached caches caching calendar calendars call called caller callers calling calls came can canary canceled candidate cannot capabilities
        capability capacity card cards cart carts cascading case cases catalog catch caught cause caused causes causing caution center centers
        certain certificate certificates chance change changed changes changing channel channels chat chats check checking checkout checks chief
        choose cities city class classes classic classified cleanup clear cleared clearing click client clients clinic clinics close closed
        closely closer closing cloud cluster clusters code codes colleague colleagues combination combined come comes coming command commander
        commands comment comments committed comms communicate communicated communicating communication companies company complaint complaints
        complete completed completely completes completing completion component components compounded comprehensive compute concern concluded
        condition conditions conducting confident config configuration configurations configured confirm confirmation confirmed confirming
        confused confusion connect connected connecting connection connections connectivity consequence consider considered consistent
        consistently consists console constrained constraints consumed consumer consumption contact contacted contacting contain contained
        container containers content contention context continue continued continues continuing continuous contributing control controlled
        controller controls conversations cooling coordinating copy core correct corrected correctly correctness corresponding could couldn
        counsel count counts couple course courses cover coverage crashing create created creates creating creation credential credentials
        credits critical cross current currently custom customer customers cut dashboard dashboards data database databases datacenter
        datacenters date day days dealing decided declared decrease decreased decreasing dedicated deemed default degradation degradations
        degraded delay delayed delaying delays delete deleted deleting deletion deletions deliver delivered deliveries delivering delivery
        demand denied depend dependencies dependency dependent depending depends deploy deployed deploying deployment deployments deploys design
        designed desktop despite destination detailed details detect detected detecting determine determined determining developed developers
        developing device devices diagnosing diagnostic diagnostics did didn difference different difficulties direct directed directing
        directly director disable disabled disabling disappear disconnected discovered disk disks display displayed displaying disrupted
        disruption disruptions distinct distributed distribution do doctor doctors document documentation documents does doesn doing domain
        domains don done door doors down downgrade downgraded downgrading download downloaded downloads downstream downtime dozen drain draining
        dramatically drive driver drivers drop dropped dropping due duration during each earlier early east edge edit editing editor editors
        effect effected effectively effects effort efforts eight either element elements elevated eleven eliminate email emails empty enable
        enabled enabling encounter encountered encountering encouraged end ended ending endpoint endpoints ends enforced enforcing engaged
        engine engineer engineering engineers enhance enough ensure ensuring enter enterprise entire entirely entries entry environment
        environments equipment erroneous erroneously error errors escalated especially establish established establishing estimate estimated etc
        etcd europe evaluating even evening event events eventually ever every everybody everyone everything exact exam example exams exceeded
        exceeding except exception exceptions execute executed executing execution executions exhausted exhaustion existing exists expect
        expected expedite expensive experience experienced experiencing experiment expire expired explicit exploring export exports exposed
        extended extension extensive external eye faced facilities facility facing factor factors fail failed failing failover fails failure
        failures fall fallback false families family far farm farms fast faster fault feature features feed feedback feeds feel feels felt fetch
        fetching few field fifty figure figures file files filter final finally finance find findings finds fine finish finished fire first fish
        five fix fixed fixes fixing flag flags fleet flight flights flow flows flush focused focusing follow followed following for force form
        forms forty forward found four fraction frame france free frequent friday from front frontend full fully function functional
        functionality functioning functions furious further future gap gaps garbage garden gardens gateway gateways gave general generate
        generated generation germany get gets getting give given gives giving global globally go goes going gone good got gotten graceful
        gracefully grade grades gradual gradually graph graphs great greater green grew grey group groups guess guest guests had half halted
        handful handle handles handling hands hanging happen happened happening happens happy hard hardware has hate hates have having he
        headroom health healthy hear heard hears heavily heavy held hello help helped hence her here hers hey hi high higher highest highly him
        his history hit hitting hold holding holds home homes hope hopes hospital hospitals host hosted hosting hosts hotel hotels hotfix hour
        hours house houses how however http https human hundred hypothesis identified identify identifying identity if image images immediate
        immediately impact impacted impacting impacts implement implementation implemented implementing import important imports improve
        improved improvement improvements improving in inability inaccessible inaccurate inadvertently inbound inbox incident incidents include
        included includes including incoming incompatibility incompatible inconsistencies inconsistent inconvenience incorrect incorrectly
        increase increased increases increasing incremental incrementally independent index indexed indexing indicate indicated indicating
        indication individual individually influx info information informed infrastructure ingestion ingress initial initially initiated inside
        instability install installation installations installed installing instance instances instead instructions insufficient integration
        integrations interact interaction interface interfaces interim intermittent intermittently internal internally internet interruption
        interruptions intervals intervention into introduce introduced introducing invalidated investigate investigated investigating
        investigation investigations investments invocation invocations invoice invoices invoked involve involved involves is isolate isolated
        isolation issue issued issues issuing it italy items its itself job jobs just keep keeping keeps kept kernel key keys kicked kind kinds
        knew know known knows label labels lack lag lagging language large largely larger last lasted lasting late latencies latency latent
        later latest launch launched launches launching layer layers lead leader leading learn learnings least leave leaves leaving led left
        legacy legal length less lesson lessons let lets letter letters level levels libraries library like liked likely likes limit limitations
        limited limiting limits line lines link linked links list listed listing lists little live load loaded loading loads loan loans local
        located location locations lock locks log logged logging logic login logins logs long longer look looked looking looks lookup lookups
        loop lose loss lost lot loud low lower machine machines made mail mails main mainly maintenance major majority make makes making man
        manage managed management manager manages managing manifested manifesting manner manual manually many map mapped maps marked market
        marketing markets marking maximum may maybe me meaning means meant meantime measure measures mechanism mechanisms meeting member members
        membership memory men mentioned mentions menu merchant merchants message messages messaging metadata methods metric metrics midnight
        might migrate migrated migrating migration million min mind mine minimize minor minute minutes misconfiguration misconfigured mismatch
        miss missed missing mitigate mitigated mitigating mitigation mitigations mixed mobile mode model models modified modify modifying moment
        monday monitor monitored monitoring month more morning most mostly mount move moved moving much multiple museum museums must my name
        names narrowed native nature navigating near nearly necessary need needed needing needs neither network networking networks never new
        newly next nice night nine no nobody node nodes nominal none noon nor normal normalized normalizing normally north not note nothing
        notice noticed noticing notification notifications notified notify now number numbers nurse nurses object objects observability observe
        observed observing obtaining occasional occasionally occur occurred occurring occurs of off offending office offices offline often ok
        okay old older on once one ones ongoing online only onto open opened opening operate operated operating operation operational operations
        operators optimization optimize option options or order orders organization organizations origin original other others otherwise our
        ours ourselves out outage outages outbound outdated output outside outstanding over overall overloaded overloading overnight overwhelmed
        own package packages packet page pager pages paid panel panels parallel parcel parcels parent parents part partial partially particular
        particularly partner partners parts party password passwords past patch path paths patience patient patients patterns pause paused pay
        payment payments pays peak peaked peaking peering pending people per percent percentage perform performance performed performing perhaps
        period periodic periodically periods permanent permission permissions persist persisted persistence persists person persons phase phone
        phones photo photos physical picked pipeline pipelines place places plan plane planned planning plans platform play playbooks plays
        please pm pod pods point points policies policy pool pools port portal portion ports portugal positive possibility possible post posted
        posting posts potential potentially power powered powering powers practice practices precise preferences prepared preparing presence
        present pressure prevent preventative prevented preventing prevents preview previews previous previously price prices primarily primary
        prior prioritized prioritizing priority private probably problem problematic problems procedures proceed proceeded proceeding process
        processed processes processing produced product production products progress progressed progresses progressing project projects
        prolonged promptly propagate propagated propagating propagation proper properly protect protection protections protocol provide provided
        provider providers provides providing provision provisioned provisioning public publicly publish published publisher publishing pull
        pulling pupil pupils pursuing push pushed pushing put puts quality quarter queries query querying question questions queue queued
        queueing queues queuing quick quickly quiet quite quota race raise raised ramping ran randomly rapid rapidly rate rates rather reach
        reachability reachable reached reaching read reader readers readiness reading reads ready really reason reasons rebalance rebalanced
        rebalancing reboot rebooted reboots receive received receiving recent recently recommend reconfigured reconnected record recording
        records recover recovered recovering recovers recovery recreated recreating rectified recur recurrence recurring recycling red redirect
        redirected redirecting redirection reduce reduced reducing reduction redundancy redundant ref refer reflect refresh refreshed refreshing
        regarding region regional regions register registered registration regression regressions regular rejecting related release released
        releases releasing relevant reliability reliable reliably relies reloaded rely relying remain remainder remained remaining remains
        remediate remediated remediation remediations reminder reminders remote removal remove removed removing renewal reoccur reoccurring
        repair repairing repeat repeated replace replaced replacement replacements replacing replica replicas replication replies report
        reported reporting reports repositories repository reproduce request requested requesting requests require required requirement
        requirements requires requiring rerouted reserved reset resets residual resilience resilient resolution resolve resolved resolves
        resolving resource resources respective respond responding responds response responses responsible rest restart restarted restarting
        restarts restoration restore restored restoring restricted result resulted resulting results resumed retried retries retrieve retry
        retrying return returned returning returns revert reverted reverting review reviewing rider riders right rise risk road roads robustness
        role roll rollback rollbacks rolled rolling rollout rollouts room rooms root rotated rotating rotation roughly route routed routers
        routes routine routing rule rules run runners running runs sad safe safeguards safety said sales same saturday saw say says scale scaled
        scaling scenarios schedule scheduled scheduling schema school schools scope scoped script scripts search searches searching second
        secondary seconds secrets security see seeing seeking seem seems seen sees select selected selection sell sells send sending sends sent
        separate series serve served server servers service services serving session sessions set setting settings setup seven several severe
        severely shard shards share shared sharing she shed shift shifted shifting shifts ship ships shop shopper shoppers shops short shortly
        should show showed showing shown shows shut shutdown side sides sign signed significant significantly signing signs signup similar
        simultaneously since single sit site sites sits situation six size sizes slight slightly slow slowdown slower slowing slowly slowness
        small smaller snapshot snapshots so software sold solution solutions solve solved some somebody someone something sometimes soon sooner
        sorry source sources south space spain specific specifically speed spike spikes sporadic stability stabilize stabilized stabilizing
        stable stack stage stages staging stale staleness stalled stand standard standing stands start started starting starts startup state
        stated states static status statuses stay stays steadily steady stemmed step steps still stood stop stopped stopping stops storage store
        stored stores stories story strategies strategy stream streaming streams street streets stress strong stuck student students stuff
        submit submitted subscriber subscribers subscription subscriptions subsequent subset subside subsided substantially subsystem subsystems
        succeed succeeded succeeding success successful successfully such sudden suffered sufficient suggest summary sunday support supporting
        sure surges suspected suspended sustained swiftly switch switched switches switching symptoms sync synchronization synchronize system
        systems tab table tables tail take taken takes taking target targeted task tasks teacher teachers team teams technical telemetry tell
        tells temperatures template templates temporarily temporary ten tenant tenants term terminated test tested testing tests text texts than
        thank thanks that the their theirs them themselves then there these they thing things think thinks third thirty this thorough those
        though thought thousand three threshold thresholds throttle throttled throttling through throughout throughput thursday thus ticket
        tickets tier till time timed timeframe timeline timelines timely timeout timeouts times timetable timetables timing to today token
        tokens told tomorrow tonight too took tool tooling tools top total touch toward towards trace traced track tracked tracking traffic
        train training trains transient tried trigger triggered triggering triggers trip trips trouble trusted try trying tuesday tuned tuning
        tunnel turn turned turning turns twelve twenty two type types ultimately unable unaffected unauthenticated unavailability unavailable
        unblock unblocked under underlying understand understanding underway unexpected unexpectedly unforeseen unfortunately unhappy unhealthy
        unintended unintentionally unique unknown unless unprocessed unreachable unrelated unresponsive unsuccessful until unusual up upcoming
        update updated updates updating upgrade upgraded upgrades upgrading upload uploaded uploading uploads upon upset upstream urgent us
        usable usage use used user users uses using usual utility utilize utilizing valid validate validated validating validation validations
        value values variable variety various vast vendor vendors verification verified version versions very via video videos view viewing
        virtual visibility visible visit visitor visitors volume volumes wait waited waiting waits want wanted wants was wasn watch watching way
        ways we web webhook webhooks website websites wednesday week weekend weekly weeks well went were weren west what when where whether
        which while white who whom whose why wide wider widespread will window windows with within without woman women won word words work
        workaround workarounds worked worker workers workflow workflows working workload workloads works workspace workspaces worried worse
        worst would write writes writing written wrong wrote year yellow yes yesterday yet you young your yours zero zone zones
        """;
}
