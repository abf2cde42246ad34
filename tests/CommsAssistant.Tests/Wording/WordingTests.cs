using CommsAssistant.Core.Wording;
using CsCheck;

namespace CommsAssistant.Tests.Wording;

public sealed class WordingTests
{
    [Theory]
    [InlineData("Pay to GB82 WEST 1234 5698 7654 32 today", "iban")]
    [InlineData("DE89370400440532013000", "iban")]
    [InlineData("card 4111 1111 1111 1234 5", null)]
    [InlineData("card 4242 4242 4242 4242", "card")]
    [InlineData("card 5555-5555-5555-4444", "card")]
    [InlineData("Order 4242 4242 4242 4243", null)]
    [InlineData("GB82 WEST 1234 5698 7654 33", null)]
    [InlineData("97% of 4000 logins failed at 18:15 UTC.", null)]
    public void Account_numbers_are_told_by_their_check_digits(string text, string? what) => AccountNumbers.Find(text).Select(m => m.What).FirstOrDefault().ShouldBe(what);

    [Theory]
    [InlineData("Authorization: Basic dXNlcjpwYXNzd29yZA==")]
    [InlineData("Bearer abcdefghijklmnopqrstuvwxyz0123")]
    [InlineData("https://hooks.slack.com/services/T000/B000/abcdefgh")]
    [InlineData("AccountKey=abcdEFGH1234abcdEFGH==")]
    [InlineData("postgres://admin:Kf8-quarry-PLUM@db:5432/x")]
    public void Pasted_credentials_are_found(string text) => Secrets.Find(text).ShouldNotBeEmpty();

    [Theory]
    [InlineData("Basic functions work again.")]
    [InlineData("We will reset your password by e-mail.")]
    [InlineData("Logins fail since 18:15 UTC.")]
    public void Ordinary_words_are_no_credentials(string text) => Secrets.Find(text).ShouldBeEmpty();

    [Fact]
    public void Every_place_lies_within_the_text() => Gen.String[0, 400].Sample(text => Secrets.Find(text).Concat(AccountNumbers.Find(text)).All(m => text.Substring(m.Start, m.Length) == m.Value));
}
