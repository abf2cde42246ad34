Console.Error.WriteLine("""
    usage: comms VERB [options]

      serve      the service
      demo       the service with everything embedded, replaying a demo incident
      timeline   the timeline of an incident channel
      draft      a draft for one audience
      report     the customer-facing report from a postmortem
      check      the findings in a text
      replay     a drill in a running service
      doctor     checks the settings and what they point to

    None of them is built yet.
    """);
return 2;
