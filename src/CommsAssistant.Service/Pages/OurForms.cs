using Microsoft.AspNetCore.Antiforgery;

namespace CommsAssistant.Service.Pages;

/// <summary>Takes only forms that this service's own pages gave out.</summary>
internal static class OurForms
{
    private const string TooOld = "This form is too old, or it did not come from this service. Nothing was done. Go back, load the page again and repeat.";

    /// <summary>Routes whose every request must be a form with the antiforgery token of the page that it stood on.</summary>
    public static RouteGroupBuilder MapForms(this IEndpointRouteBuilder routes)
    {
        var forms = routes.MapGroup("").ExcludeFromDescription();
        forms.AddEndpointFilter(async (context, next) =>
        {
            var http = context.HttpContext;
            if (http.Request.HasFormContentType && await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http)) return await next(context);
            return ErrorPages.Say(http, StatusCodes.Status400BadRequest, TooOld);
        });
        return forms;
    }
}
