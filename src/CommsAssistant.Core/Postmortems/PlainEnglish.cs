using System.Text.RegularExpressions;

namespace CommsAssistant.Core.Postmortems;

/// <summary>Words of the trade in words that customers know: kinds of systems in place of their makers' names, and what happened in place of how engineers call it.</summary>
internal static partial class PlainEnglish
{
    private static readonly (Regex Words, string Plain)[] Terms =
    [
        (Database(), "database"), (Cache(), "cache"), (Queue(), "message queue"), (Balancer(), "load balancer"), (Platform(), "platform"), (Releases(), "deployment tool"), (Watching(), "monitoring"),
        (Network(), "content delivery network"), (Errors(), "errors"), (Retrying(), "growing pauses between attempts"), (Probes(), "health checks"), (Crashing(), "restarting again and again"), (Servers(), "servers"), (Server(), "server"),
        (Groups(), "groups of servers"), (Scaling(), "automatic scaling"), (Release(), "release system"), (Staging(), "test environment"), (Written(), "written procedure"), (Job(), "scheduled job"),
        (Config(), "configuration"), (OutOfHours(), "outside working hours"), (Cpu(), "computing capacity"), (Engineers(), "our engineers"), (Standby(), "switch to a standby"), (Latency(), "response times"),
    ];

    /// <summary>The sentence in plainer words.</summary>
    public static string Of(string sentence)
    {
        foreach (var (words, plain) in Terms)
            sentence = words.Replace(sentence, m => m.Index == 0 && char.IsUpper(m.Value[0]) ? char.ToUpperInvariant(plain[0]) + plain[1..] : plain);
        sentence = Twice().Replace(sentence, "$1");
        return Space().Replace(Article().Replace(sentence, m => (m.Groups[1].Value[0] is 'A' ? "A " : "a ") + m.Groups[2].Value), " ").Trim();
    }

    [GeneratedRegex(@"\b(?:(?:writer|primary|replica|reader) (?:database|db)|(?:Postgres(?:QL)?|MySQL|MariaDB|CouchDB|MongoDB|Cassandra|DynamoDB|Aurora|CockroachDB|RDS|Percona|Redshift)(?: databases?| db| server| cluster)?|(?<![-\w])DB(?![-\w]))", RegexOptions.IgnoreCase)] private static partial Regex Database();
    [GeneratedRegex(@"\b(?:Redis|Memcached?|Varnish)(?: cache| cluster)?\b")] private static partial Regex Cache();
    [GeneratedRegex(@"\b(?:Kafka|RabbitMQ|SQS|NATS|Pub/Sub|Kinesis)(?: queue| cluster)?\b")] private static partial Regex Queue();
    [GeneratedRegex(@"\b(?:Envoy|[Nn]ginx|HAProxy|Traefik|Istio|ingress|LVS|ELB|ALB)(?: load balancers?| proxy| proxies)?\b")] private static partial Regex Balancer();
    [GeneratedRegex(@"\b(?:Kubernetes|[Kk]8s|EKS|GKE|AKS|Nomad|OpenShift|ECS)\b")] private static partial Regex Platform();
    [GeneratedRegex(@"\b(?:Argo ?CD|Argo|Terraform|Jenkins|Concourse|Spinnaker|Ansible|Chef|Puppet|Helm|Capistrano|CircleCI|Buildkite)\b")] private static partial Regex Releases();
    [GeneratedRegex(@"\b(?:Grafana|Prometheus|Datadog|Nagios|Icinga|Sentry|Kibana|Logstash|Graphite|Zabbix|New Relic|Honeycomb|CloudWatch|Splunk|PagerDuty|Opsgenie)\b")] private static partial Regex Watching();
    [GeneratedRegex(@"\b(?:Fastly|Cloudflare|CloudFront|Akamai|MaxCDN|CDN)(?: CDN)?\b")] private static partial Regex Network();
    [GeneratedRegex(@"\b(?:HTTP )?(?:5xx|50\d)s?(?: (?:HTTP )?(?:status )?(?:errors?|responses?|codes?|requests))?\b|\b(?:errors?|HTTP) 50\d\b|\bHTTP 50\d errors\b", RegexOptions.IgnoreCase)] private static partial Regex Errors();
    [GeneratedRegex(@"\bexponential back-?off\b", RegexOptions.IgnoreCase)] private static partial Regex Retrying();
    [GeneratedRegex(@"\b(?:(?:liveness|readiness)(?: (?:and|or) (?:liveness|readiness))?|health) probes?\b", RegexOptions.IgnoreCase)] private static partial Regex Probes();
    [GeneratedRegex(@"\b(?:in |into |entering )?crash[- ]?loop(?:s|ing|ed)?\b", RegexOptions.IgnoreCase)] private static partial Regex Crashing();
    [GeneratedRegex(@"\b(?:pods|nodes|VMs|virtual machines|containers|machines|hosts)\b", RegexOptions.IgnoreCase)] private static partial Regex Servers();
    [GeneratedRegex(@"\b(?:pod|node|VM|virtual machine)\b", RegexOptions.IgnoreCase)] private static partial Regex Server();
    [GeneratedRegex(@"\b(?:managed )?instance groups\b|\bMIGs\b", RegexOptions.IgnoreCase)] private static partial Regex Groups();
    [GeneratedRegex(@"\b(?:the )?auto-?scal(?:er|ing)\b", RegexOptions.IgnoreCase)] private static partial Regex Scaling();
    [GeneratedRegex(@"\b(?:CI/CD|CI|CD) (?:pipelines?|systems?)\b")] private static partial Regex Release();
    [GeneratedRegex(@"\bstaging(?: environment| cluster)?\b", RegexOptions.IgnoreCase)] private static partial Regex Staging();
    [GeneratedRegex(@"\b(?:runbook|playbook)\b", RegexOptions.IgnoreCase)] private static partial Regex Written();
    [GeneratedRegex(@"\bcron(?: ?job)?\b", RegexOptions.IgnoreCase)] private static partial Regex Job();
    [GeneratedRegex(@"\bconfig\b", RegexOptions.IgnoreCase)] private static partial Regex Config();
    [GeneratedRegex(@"\bOOH\b")] private static partial Regex OutOfHours();
    [GeneratedRegex(@"\bCPU\b")] private static partial Regex Cpu();
    [GeneratedRegex(@"\b(?:the )?SREs\b")] private static partial Regex Engineers();
    [GeneratedRegex(@"\bfailover\b", RegexOptions.IgnoreCase)] private static partial Regex Standby();
    [GeneratedRegex(@"\blatenc(?:y|ies)\b", RegexOptions.IgnoreCase)] private static partial Regex Latency();
    [GeneratedRegex(@"\b(\w{4,}(?: \w{3,})?) \1\b", RegexOptions.IgnoreCase)] private static partial Regex Twice();
    [GeneratedRegex(@"\b([Aa])n (database|cache|message|load|platform|deployment|monitoring|content|growing|health|server|groups|release|test|written|scheduled|configuration|computing|switch|response)\b")] private static partial Regex Article();
    [GeneratedRegex(@"\s+")] private static partial Regex Space();
}
