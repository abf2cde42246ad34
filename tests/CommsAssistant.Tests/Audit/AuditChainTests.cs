using CommsAssistant.Audit;
using CsCheck;

namespace CommsAssistant.Tests.Audit;

public sealed class AuditChainTests
{
    private static readonly Gen<(string Actor, string Action, string Subject, string Details, int Seconds)> Deed =
        Gen.Select(Gen.String[0, 12], Gen.String[0, 12], Gen.String[0, 12], Gen.String[0, 30], Gen.Int[0, 1_000_000]);

    private static List<AuditLink> Chain(IEnumerable<(string Actor, string Action, string Subject, string Details, int Seconds)> deeds)
    {
        var links = new List<AuditLink>();
        foreach (var deed in deeds)
            links.Add(AuditChain.Next(links.Count == 0 ? null : links[^1], DateTimeOffset.UnixEpoch.AddSeconds(deed.Seconds), deed.Actor, deed.Action, deed.Subject, deed.Details));
        return links;
    }

    private static AuditVerdict Verify(IEnumerable<AuditLink> links) => AuditChain.VerifyAsync(links.ToAsyncEnumerable(), TestContext.Current.CancellationToken).GetAwaiter().GetResult();

    [Fact]
    public void Any_chain_that_was_only_appended_to_is_intact() => Deed.List[0, 20].Sample(deeds =>
    {
        var links = Chain(deeds);
        Verify(links).ShouldBe(new AuditVerdict.Intact(links.Count, links.Count == 0 ? AuditChain.Origin : links[^1].Hash));
    });

    [Fact]
    public void A_change_of_any_field_of_any_link_shows() => Gen.Select(Deed.List[1, 12], Gen.Int[0, 11], Gen.Int[0, 6]).Sample((deeds, where, field) =>
    {
        var links = Chain(deeds);
        var at = where % links.Count;
        var link = links[at];
        links[at] = field switch
        {
            0 => link with { Actor = link.Actor + "x" },
            1 => link with { Action = "x" + link.Action },
            2 => link with { Subject = link.Subject + " " },
            3 => link with { Details = link.Details + "0" },
            4 => link with { At = link.At.AddMicroseconds(1) },
            5 => link with { Hash = new string('f', 64) },
            _ => link with { PreviousHash = new string('e', 64) },
        };
        Verify(links).ShouldBeOfType<AuditVerdict.Broken>();
    });

    [Fact]
    public void Moving_words_from_one_field_to_the_next_shows()
    {
        var link = AuditChain.Next(null, DateTimeOffset.UnixEpoch, "ab", "c", "d", "e");
        Verify([link with { Actor = "a", Action = "bc" }]).ShouldBeOfType<AuditVerdict.Broken>();
    }

    [Fact]
    public void Taking_a_link_out_or_swapping_two_shows() => Gen.Select(Deed.List[3, 12], Gen.Int[0, 11]).Sample((deeds, where) =>
    {
        var links = Chain(deeds);
        var at = where % (links.Count - 1);
        Verify([.. links.Take(at), .. links.Skip(at + 1)]).ShouldBeOfType<AuditVerdict.Broken>();
        (links[at], links[at + 1]) = (links[at + 1], links[at]);
        Verify(links).ShouldBeOfType<AuditVerdict.Broken>();
    });
}
