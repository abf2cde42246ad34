using System.ClientModel;
using System.ClientModel.Primitives;
using Microsoft.Extensions.AI;
using OpenAI.Chat;

namespace CommsAssistant.Models;

/// <summary>Azure OpenAI by its v1 address: the same requests, the key in a header of its own, the deployment's name for the model's.</summary>
internal sealed class AzureOpenAiProvider : IModelProvider
{
    private const string Path = "/openai/v1";

    public string Name => "azure-openai";
    public string? DefaultEndpoint => null;
    public string ExampleEndpoint => "https://NAME.openai.azure.com";

    public IChatClient Create(ModelOptions model, Uri endpoint, HttpClient http)
    {
        var address = endpoint.AbsoluteUri.TrimEnd('/');
        if (!address.EndsWith(Path, StringComparison.OrdinalIgnoreCase)) address += Path;
        var key = ApiKeyAuthenticationPolicy.CreateHeaderApiKeyPolicy(new ApiKeyCredential(model.ApiKey.Length > 0 ? model.ApiKey : "none"), "api-key");
#pragma warning disable OPENAI001 // The only constructor that takes another header than Authorization.
        return new OpenAiRefusals(new ChatClient(model.Model, key, OpenAiProvider.Options(new Uri(address), http)).AsIChatClient());
#pragma warning restore OPENAI001
    }
}
