using CommsAssistant.Models;
using CommsAssistant.Tests.Web;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace CommsAssistant.Tests.Models;

public sealed class ModelSettingsTests
{
    [Theory]
    [InlineData("Provider", "openia", "Models:Chain:0:Provider is \"openia\". Give openai, azure-openai, anthropic or none")]
    [InlineData("Model", "", "Models:Chain:0:Model is empty")]
    [InlineData("ApiKey", "", "Models:Chain:0:ApiKey is empty, and api.openai.com asks for one. Set the environment variable Models__Chain__0__ApiKey")]
    [InlineData("ApiKey", "two words", "Models:Chain:0:ApiKey holds white space")]
    [InlineData("Endpoint", "not an address", "Models:Chain:0:Endpoint is not an address. Give one like https://api.openai.com/v1")]
    [InlineData("Endpoint", "ftp://models", "Models:Chain:0:Endpoint is not an address")]
    [InlineData("Endpoint", "http://models.example/v1", "Models:Chain:0:Endpoint is http:// to another machine")]
    [InlineData("Endpoint", "https://me:hush@models.example/v1", "Models:Chain:0:Endpoint holds a user, a password or a query")]
    [InlineData("TimeoutSeconds", "0", "Models:Chain:0:TimeoutSeconds is 0. Give a number from 1 to 3600")]
    [InlineData("TimeoutSeconds", "soon", "'soon' at 'Models:Chain:0:TimeoutSeconds'")]
    [InlineData("Retries", "2", "'Retries'")]
    [InlineData("SupportsJsonSchema", "maybe", "Give auto, yes or no")]
    [InlineData("Purposes:0", "Publish", "Models:Chain:0:Purposes holds \"Publish\". Give Extract, Write, Judge")]
    [InlineData("Name", "none", "stands for no model")]
    public void A_setting_that_cannot_be_used_says_how_to_mend_it(string setting, string value, string words)
    {
        var problem = Should.Throw<OptionsValidationException>(() => Open(new() { [$"Models:Chain:0:{setting}"] = value }));
        string.Join(' ', problem.Failures).ShouldContain(words);
        problem.Message.ShouldNotContain("hush");
        problem.Message.ShouldNotContain("two words");
    }

    [Theory]
    [InlineData("Models:AllowHttp", "true", "http://models.example/v1", "k")]
    [InlineData("Models:Attempts", "1", "http://127.0.0.1:11434/v1", "")]
    [InlineData("Models:Attempts", "1", "http://localhost:8000/v1", "")]
    [InlineData("Models:Attempts", "1", "https://gateway.example/openai/v1", "k")]
    public void Local_and_allowed_addresses_are_taken(string setting, string value, string endpoint, string key)
    {
        using var models = Open(new() { [setting] = value, ["Models:Chain:0:Endpoint"] = endpoint, ["Models:Chain:0:ApiKey"] = key });
        models.For(ModelPurpose.Write).ShouldNotBeNull();
    }

    [Fact]
    public void Two_models_of_one_name_are_refused() =>
        Should.Throw<OptionsValidationException>(() => Open(new() { ["Models:Chain:1:Provider"] = "openai", ["Models:Chain:1:Model"] = "gpt", ["Models:Chain:1:ApiKey"] = "k" })).Message.ShouldContain("Give each a Name of its own");

    [Fact]
    public void No_chain_and_a_chain_of_none_mean_no_model()
    {
        using var nothing = new ConfiguredModels(new ModelsOptions(), TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance);
        using var none = Open(new() { ["Models:Chain:0:Provider"] = "none" });
        foreach (var purpose in Enum.GetValues<ModelPurpose>())
        {
            nothing.For(purpose).ShouldBeNull();
            none.For(purpose).ShouldBeNull();
        }
    }

    [Fact]
    public void A_model_is_asked_for_its_purposes_only()
    {
        using var models = Open(new() { ["Models:Chain:0:Purposes:0"] = "extract" });
        models.For(ModelPurpose.Extract).ShouldNotBeNull();
        models.For(ModelPurpose.Write).ShouldBeNull();
    }

    [Fact]
    public void The_command_line_picks_one_model_of_the_chain_or_none()
    {
        var options = Read(new() { ["Models:Chain:0:Purposes:0"] = "extract", ["Models:Chain:1:Provider"] = "anthropic", ["Models:Chain:1:Model"] = "claude", ["Models:Chain:1:ApiKey"] = "k" });
        ConfiguredModels.Choose(options, null).Chain.Count.ShouldBe(2);
        ConfiguredModels.Choose(options, "none").Chain.ShouldBeEmpty();
        ConfiguredModels.Choose(options, "CLAUDE").Chain.ShouldHaveSingleItem().Provider.ShouldBe("anthropic");
        ConfiguredModels.Choose(options, "gpt").Chain.ShouldHaveSingleItem().Purposes.ShouldBeEmpty();
        Should.Throw<OptionsValidationException>(() => ConfiguredModels.Choose(options, "llama")).Message.ShouldBe("--model llama: the settings name no such model. They name gpt, claude. Give none for rules and templates alone.");
    }

    [Fact]
    public async Task The_service_has_the_models_of_its_settings()
    {
        await using var none = await ServiceFixture.StartAsync(TestContext.Current.CancellationToken);
        none.Get<IModels>().For(ModelPurpose.Write).ShouldBeNull();
        var settings = new Dictionary<string, string?> { ["Models:Chain:0:Provider"] = "openai", ["Models:Chain:0:Model"] = "gpt" };
        (await Should.ThrowAsync<OptionsValidationException>(() => ServiceFixture.StartAsync(TestContext.Current.CancellationToken, more: settings))).Message.ShouldContain("Models:Chain:0:ApiKey is empty");
        settings["Models:Chain:0:ApiKey"] = "k";
        await using var one = await ServiceFixture.StartAsync(TestContext.Current.CancellationToken, more: settings);
        one.Get<IModels>().For(ModelPurpose.Write).ShouldNotBeNull();
    }

    private static ConfiguredModels Open(Dictionary<string, string?> settings) => new(Read(settings), TimeProvider.System, Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance);

    private static ModelsOptions Read(Dictionary<string, string?> settings)
    {
        foreach (var (key, value) in (IEnumerable<(string, string)>)[("Provider", "openai"), ("Model", "gpt"), ("ApiKey", "k")]) settings.TryAdd($"Models:Chain:0:{key}", value);
        return ModelsSetup.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
    }
}
